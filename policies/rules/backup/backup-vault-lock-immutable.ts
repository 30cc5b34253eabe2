import { rule } from '../../rule';

export default rule({
  id: 'backup-vault-lock-immutable',
  title: 'Backup vault lock cannot be taken away',
  why: 'In governance mode, an administrator or whoever stole that login takes the lock away and deletes the backups; in compliance mode not even AWS can.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  from: 'large',
  appliesTo: ['AWS::Backup::BackupVault'],
  // backup-vault-locked judges vaults without a lock.
  where: vault => vault.property('LockConfiguration.MinRetentionDays').mustBeAtLeast(1),

  // Days after which the lock becomes final make it one in compliance mode; AWS Backup wants at least three.
  check: vault => vault.property('LockConfiguration.ChangeableForDays').mustBeAtLeast(3),

  fix: {
    how: 'Set `changeableFor: Duration.days(3)` or more in `lockConfiguration` on `backup.BackupVault` (`ChangeableForDays`). After those days nobody can undo it: test first with short retention.',
    set: { 'Properties.LockConfiguration': { MinRetentionDays: 35, ChangeableForDays: 14 } },
  },
  config: {
    none: "AWS Config has no managed rule for vault locks alone; those on protected resources look at them for one resource type each. AWS's schema of the item of a vault does not list its lock.",
  },

  examples: {
    compliant: [
      {
        when: 'the lock becomes final after 14 days',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 14 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the lock can be taken away at any time',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: 35 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: !ImportValue days } }`,
      },
    ],
  },
});
