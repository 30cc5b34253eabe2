import { rule } from '../../rule';

export default rule({
  id: 'backup-air-gapped-vault-min-retention',
  title: 'Logically air-gapped vault keeps backups for 35 days',
  why: 'An intrusion is found after weeks; a vault that lets its backups go sooner has none left from before.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Backup::LogicallyAirGappedBackupVault'],

  check: vault => vault.property('MinRetentionDays').mustBeAtLeast(35),

  fix: {
    how: 'Set `minRetentionDays: 35` or more on `backup.CfnLogicallyAirGappedBackupVault` (`MinRetentionDays`); that replaces the vault.',
    set: { 'Properties.MinRetentionDays': 35 },
  },
  config: { none: 'AWS Config does not record logically air-gapped vaults.' },

  examples: {
    compliant: [
      {
        when: 'it keeps them for 35 days',
        resources: `
      Safe:
        Type: AWS::Backup::LogicallyAirGappedBackupVault
        Properties: { BackupVaultName: safe, MinRetentionDays: 35, MaxRetentionDays: 3650 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it keeps them for a week',
        resources: `
      Safe:
        Type: AWS::Backup::LogicallyAirGappedBackupVault
        Properties: { BackupVaultName: safe, MinRetentionDays: 7, MaxRetentionDays: 3650 }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      Safe:
        Type: AWS::Backup::LogicallyAirGappedBackupVault
        Properties: { BackupVaultName: safe, MinRetentionDays: !ImportValue days, MaxRetentionDays: 3650 }`,
      },
    ],
  },
});
