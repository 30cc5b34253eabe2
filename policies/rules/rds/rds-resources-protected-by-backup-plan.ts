import { allOf } from '../../../lib/core';
import type { Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeInPlan, mustBeKeptInLockedVault } from '../backup/_protection';
import type { Selectable } from '../backup/_selection';
import { mustStandAlone } from './_membership';

const selectable = (resource: Resource): Selectable => ({ resource, service: 'rds', arnEnd: `db:${resource.ref}` });

export default rule({
  id: 'rds-resources-protected-by-backup-plan',
  title: 'Backups of RDS instances with PHI are kept for 35 days in a locked vault',
  why: 'Backups in a vault without a lock are what ransomware deletes first, and an intrusion that is found after weeks has spoiled all younger ones.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::RDS::DBInstance'],
  where: database => allOf(mustStandAlone(database), () => mustBeInPlan(selectable(database))),

  check: database => mustBeKeptInLockedVault(selectable(database)),

  fix: {
    how: 'Select it in a `backup.BackupPlan` with `deleteAfter: Duration.days(35)` or more, whose `backup.BackupVault` has a `lockConfiguration` (`LockConfiguration.MinRetentionDays`). Where the plan is in another stack, check both together.',
  },
  config: {
    managedRule: 'RDS_RESOURCES_PROTECTED_BY_BACKUP_PLAN',
    parameters: { minRetentionDays: '35', backupVaultLockCheck: 'True' },
  },

  examples: {
    compliant: [
      {
        when: 'its plan keeps backups for a year in a locked vault',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }
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
            Resources: [!GetAtt Records.DBInstanceArn]`,
      },
    ],
    nonCompliant: [
      {
        when: 'its plan keeps backups for a week',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }
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
            Resources: [!GetAtt Records.DBInstanceArn]`,
      },
      {
        when: 'the vault of its plan has no lock',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }
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
            Resources: [!GetAtt Records.DBInstanceArn]`,
      },
    ],
    undetermined: [
      {
        when: 'the plan is in another stack',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }
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
            Resources: [!GetAtt Records.DBInstanceArn]`,
      },
    ],
  },
});
