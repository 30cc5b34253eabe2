import type { Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeKeptInLockedVault, mustBeSelectedHere } from '../backup/_protection';
import type { Selectable } from '../backup/_selection';

const selectable = (table: Resource): Selectable => ({ resource: table, service: 'dynamodb', arnEnd: `table/${table.ref}` });

export default rule({
  id: 'dynamodb-resources-protected-by-backup-plan',
  title: 'Backups of DynamoDB tables with PHI are kept for 35 days in a locked vault',
  why: 'Backups in a vault without a lock are what ransomware deletes first, and an intrusion that is found after weeks has spoiled all younger ones.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  // dynamodb-in-backup-plan judges what no plan of this run covers.
  where: table => mustBeSelectedHere(selectable(table)),

  check: table => mustBeKeptInLockedVault(selectable(table)),

  fix: {
    how: 'Select it in a `backup.BackupPlan` with `deleteAfter: Duration.days(35)` or more, whose `backup.BackupVault` has a `lockConfiguration` (`LockConfiguration.MinRetentionDays`). Where the plan is in another stack, check both together.',
  },
  config: {
    managedRule: 'DYNAMODB_RESOURCES_PROTECTED_BY_BACKUP_PLAN',
    parameters: { minRetentionDays: '35', backupVaultLockCheck: 'True' },
  },

  examples: {
    compliant: [
      {
        when: 'its plan keeps backups for a year in a locked vault',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
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
            Resources: [!GetAtt Patients.Arn]`,
      },
    ],
    nonCompliant: [
      {
        when: 'its plan keeps backups for a week',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
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
            Resources: [!GetAtt Patients.Arn]`,
      },
      {
        when: 'the vault of its plan has no lock',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
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
            Resources: [!GetAtt Patients.Arn]`,
      },
    ],
    undetermined: [
      {
        when: 'the plan is in another stack',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
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
            Resources: [!GetAtt Patients.Arn]`,
      },
    ],
  },
});
