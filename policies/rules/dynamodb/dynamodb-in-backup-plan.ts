import { rule } from '../../rule';
import { mustBeSelectedForBackup } from '../backup/_selection';

export default rule({
  id: 'dynamodb-in-backup-plan',
  title: 'DynamoDB tables are in a backup plan',
  why: 'Point-in-time recovery goes back five weeks and stays in the account; a backup plan keeps copies under its own retention, lock and account.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],

  check: table =>
    mustBeSelectedForBackup({ resource: table, service: 'dynamodb', arnEnd: `table/${table.ref}`, tag: key => table.tag(key) }),

  fix: {
    how: 'Add `backup.BackupResource.fromDynamoDbTable(table)` to a selection of the `backup.BackupPlan` (an `AWS::Backup::BackupSelection` by ARN or tag). Where the plan is in another stack, check both together.',
  },
  config: { managedRule: 'DYNAMODB_IN_BACKUP_PLAN' },

  examples: {
    compliant: [
      {
        when: 'a selection names it',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: tables
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!GetAtt Patients.Arn]`,
      },
      {
        when: 'a selection takes all tables',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: tables
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!Sub 'arn:\${AWS::Partition}:dynamodb:*:*:table/*']`,
      },
      {
        when: 'a selection names a tag that it has',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Tags: [{ Key: Backup, Value: daily }]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: tables
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the selection leaves it out',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: tables
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: ['*']
            NotResources: [!GetAtt Patients.Arn]`,
      },
      {
        when: 'it lacks the tag that is selected',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Tags: [{ Key: Backup, Value: none }]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: tables
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }]`,
      },
    ],
    undetermined: [
      {
        when: 'no selection is in the run',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]`,
      },
      {
        when: 'the selection is imported',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: tables
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!ImportValue tables]`,
      },
    ],
  },
});
