import { anyOf } from '../../../lib/core';
import type { Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeKeptInLockedVault, mustBeSelectedHere } from '../backup/_protection';
import type { Selectable } from '../backup/_selection';
import { mustBackItselfUp } from './_backup';

const selectable = (fileSystem: Resource): Selectable => ({
  resource: fileSystem,
  service: 'elasticfilesystem',
  arnEnd: `file-system/${fileSystem.ref}`,
});

export default rule({
  id: 'efs-resources-protected-by-backup-plan',
  title: 'Backups of EFS file systems with PHI are kept for 35 days in a locked vault',
  why: 'Backups in a vault without a lock are what ransomware deletes first, and an intrusion that is found after weeks has spoiled all younger ones.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::EFS::FileSystem'],
  // efs-in-backup-plan judges what no plan covers. Automatic backups go to a vault outside of templates.
  where: fileSystem => anyOf(mustBackItselfUp(fileSystem), () => mustBeSelectedHere(selectable(fileSystem))),

  check: fileSystem => mustBeKeptInLockedVault(selectable(fileSystem)),

  fix: {
    how: 'Select it in a `backup.BackupPlan` with `deleteAfter: Duration.days(35)` or more, whose `backup.BackupVault` has a `lockConfiguration` (`LockConfiguration.MinRetentionDays`). Where the plan is in another stack, check both together.',
  },
  config: {
    managedRule: 'EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN',
    parameters: { minRetentionDays: '35', backupVaultLockCheck: 'True' },
  },

  examples: {
    compliant: [
      {
        when: 'its plan keeps backups for a year in a locked vault',
        resources: `
      Images: { Type: AWS::EFS::FileSystem }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: !Ref Vault, Lifecycle: { DeleteAfterDays: 365 } }]
      Vault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: 35 } }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !Ref Plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!GetAtt Images.Arn]`,
      },
    ],
    nonCompliant: [
      {
        when: 'its plan keeps backups for a week',
        resources: `
      Images: { Type: AWS::EFS::FileSystem }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: !Ref Vault, Lifecycle: { DeleteAfterDays: 7 } }]
      Vault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: 35 } }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !Ref Plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!GetAtt Images.Arn]`,
      },
      {
        when: 'the vault of its plan has no lock',
        resources: `
      Images: { Type: AWS::EFS::FileSystem }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: !Ref Vault, Lifecycle: { DeleteAfterDays: 365 } }]
      Vault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !Ref Plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!GetAtt Images.Arn]`,
      },
    ],
    undetermined: [
      {
        when: 'its automatic backups go to a vault that no template shows',
        resources: `
      Images: { Type: AWS::EFS::FileSystem, Properties: { BackupPolicy: { Status: ENABLED } } }`,
      },
      {
        when: 'the plan is in another stack',
        resources: `
      Images: { Type: AWS::EFS::FileSystem }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: !Ref Vault, Lifecycle: { DeleteAfterDays: 365 } }]
      Vault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, LockConfiguration: { MinRetentionDays: 35 } }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !ImportValue plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!GetAtt Images.Arn]`,
      },
    ],
  },
});
