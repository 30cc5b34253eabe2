import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeSelectedForBackup } from '../backup/_selection';
import { mustNotTakeAccessLogs } from './_log-bucket';
import { mustNotBeReplica } from './_replica';

export default rule({
  id: 's3-resources-protected-by-backup-plan',
  title: 'S3 buckets with PHI are in a backup plan',
  why: 'Versions and replicas live and die with the permissions of the bucket; a backup plan keeps copies under its own retention, lock and account.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::S3::Bucket'],
  where: bucket => allOf(mustNotTakeAccessLogs(bucket), () => mustNotBeReplica(bucket)),

  check: bucket => mustBeSelectedForBackup({ resource: bucket, service: 's3', arnEnd: bucket.ref, arn: bucket.arn }),

  fix: {
    how: 'Add `backup.BackupResource.fromArn(bucket.bucketArn)` to a selection of the `backup.BackupPlan` (`AWS::Backup::BackupSelection` by ARN or tag). Where the plan is in another stack, check both together.',
  },
  config: { managedRule: 'S3_RESOURCES_PROTECTED_BY_BACKUP_PLAN' },

  examples: {
    compliant: [
      {
        when: 'a selection names it',
        resources: `
      Records:
        Type: AWS::S3::Bucket
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!GetAtt Records.Arn]`,
      },
      {
        when: 'a selection takes all buckets',
        resources: `
      Records:
        Type: AWS::S3::Bucket
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: ['arn:aws:s3:::*']`,
      },
      {
        when: 'a selection names its name',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketName: clinic-records
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: ['arn:aws:s3:::clinic-records']`,
      },
    ],
    nonCompliant: [
      {
        when: 'the only selection is of tables',
        resources: `
      Records:
        Type: AWS::S3::Bucket
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: records
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: ['arn:aws:dynamodb:*:*:table/*']`,
      },
    ],
    undetermined: [
      {
        when: 'no selection is in the run',
        resources: `
      Records:
        Type: AWS::S3::Bucket`,
      },
      {
        when: 'the ARN is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketName: clinic-records
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
