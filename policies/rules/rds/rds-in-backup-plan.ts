import { rule } from '../../rule';
import { mustBeSelectedForBackup } from '../backup/_selection';
import { mustStandAlone } from './_membership';

export default rule({
  id: 'rds-in-backup-plan',
  title: 'RDS instances are in a backup plan',
  why: 'Automated backups go when the database is deleted and stay in its account; a backup plan keeps copies under its own retention, lock and account.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::RDS::DBInstance'],
  where: mustStandAlone,

  check: database =>
    mustBeSelectedForBackup({ resource: database, service: 'rds', arnEnd: `db:${database.ref}`, tag: key => database.tag(key) }),

  fix: {
    how: 'Add `backup.BackupResource.fromRdsDatabaseInstance(database)` to a selection of the `backup.BackupPlan` (an `AWS::Backup::BackupSelection` by ARN or tag). Where the plan is in another stack, check both together.',
  },
  config: { managedRule: 'RDS_IN_BACKUP_PLAN' },

  examples: {
    compliant: [
      {
        when: 'a selection names it',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!Sub 'arn:\${AWS::Partition}:rds:\${AWS::Region}:\${AWS::AccountId}:db:\${Records}']`,
      },
      {
        when: 'a selection names a tag that it has',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, Tags: [{ Key: Backup, Value: daily }] }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the only selection is of tables',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: tables
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: ['arn:aws:dynamodb:*:*:table/*']`,
      },
    ],
    undetermined: [
      {
        when: 'no selection is in the run',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
      {
        when: 'the ARN is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!ImportValue selected]`,
      },
    ],
  },
});
