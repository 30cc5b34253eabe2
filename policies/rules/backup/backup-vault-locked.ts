import { rule } from '../../rule';

export default rule({
  id: 'backup-vault-locked',
  title: 'Backup vault is locked',
  why: 'Ransomware that reaches an account deletes the backups first; a lock keeps each one for a least number of days.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Backup::BackupVault'],

  check: vault => vault.property('LockConfiguration.MinRetentionDays').mustBeAtLeast(1),

  fix: {
    how: 'Set `lockConfiguration: { minRetention: Duration.days(35) }` on `backup.BackupVault` (`LockConfiguration.MinRetentionDays`); backup rules that keep for less then fail.',
    set: { 'Properties.LockConfiguration': { MinRetentionDays: 35 } },
  },
  config: {
    none: "AWS Config has no managed rule for vault locks alone; those on protected resources look at them for one resource type each. AWS's schema of the item of a vault does not list its lock.",
  },

  examples: {
    compliant: [
      {
        when: 'it keeps each backup for 35 days',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: 35 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no lock',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records }`,
      },
      {
        when: 'the lock keeps nothing',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: 0, MaxRetentionDays: 90 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: !ImportValue days } }`,
      },
    ],
  },
});
