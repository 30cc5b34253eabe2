import { rule } from '../../rule';
import { mustBackUpVolume } from './_backup';

export default rule({
  id: 'ebs-in-backup-plan',
  title: 'EBS volume is in a backup plan',
  why: 'Images, exports and databases on a volume are gone with it when it is deleted or encrypted by ransomware, unless a backup exists.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::EC2::Volume'],

  // A backup of an instance holds all volumes that are attached to it.
  check: mustBackUpVolume,

  fix: {
    how: 'Add the volume, or the instance it is attached to, to a selection of the `backup.BackupPlan` by `backup.BackupResource.fromArn` or `fromTag` (an AWS::Backup::BackupSelection). Where the plan is in another stack, check both together.',
  },
  config: { managedRule: 'EBS_IN_BACKUP_PLAN' },

  examples: {
    compliant: [
      {
        when: 'a selection takes all volumes',
        resources: `
      Images: { Type: AWS::EC2::Volume, Properties: { AvailabilityZone: us-east-1a, Size: 100 } }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: volumes
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!Sub 'arn:\${AWS::Partition}:ec2:*:*:volume/*']`,
      },
      {
        when: 'the instance that it is attached to is selected',
        resources: `
      Images: { Type: AWS::EC2::Volume, Properties: { AvailabilityZone: us-east-1a, Size: 100 } }
      Archive: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234, Tags: [{ Key: Backup, Value: daily }] } }
      Attachment: { Type: AWS::EC2::VolumeAttachment, Properties: { InstanceId: !Ref Archive, VolumeId: !Ref Images, Device: /dev/sdh } }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: servers
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the only selection is of tables',
        resources: `
      Images: { Type: AWS::EC2::Volume, Properties: { AvailabilityZone: us-east-1a, Size: 100 } }
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
      Images: { Type: AWS::EC2::Volume, Properties: { AvailabilityZone: us-east-1a, Size: 100 } }`,
      },
    ],
  },
});
