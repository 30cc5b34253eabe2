import { rule } from '../../rule';
import { mustBeSelectedForBackup } from '../backup/_selection';
import { mustRunOn } from './_engine';

export default rule({
  id: 'aurora-resources-protected-by-backup-plan',
  title: 'Aurora clusters are in a backup plan',
  why: 'Automated backups go when the database is deleted and stay in its account; a backup plan keeps copies under its own retention, lock and account.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::RDS::DBCluster'],
  where: cluster => mustRunOn(cluster, /^aurora/i, 'Aurora'),

  check: database =>
    mustBeSelectedForBackup({
      resource: database,
      service: 'rds',
      arnEnd: `cluster:${database.ref}`,
      tag: key => database.tag(key),
    }),

  fix: {
    how: 'Add `backup.BackupResource.fromArn(cluster.clusterArn)` to a selection of the `backup.BackupPlan` (an `AWS::Backup::BackupSelection` by ARN or tag). Where the plan is in another stack, check both together.',
  },
  config: { managedRule: 'AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN' },

  examples: {
    compliant: [
      {
        when: 'a selection names it',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!Sub 'arn:\${AWS::Partition}:rds:\${AWS::Region}:\${AWS::AccountId}:cluster:\${Records}']`,
      },
      {
        when: 'a selection names a tag that it has',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, Tags: [{ Key: Backup, Value: daily }] }
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
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }
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
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }`,
      },
      {
        when: 'the ARN is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }
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
