import { rule } from '../../rule';
import { mustBackUpInstance } from './_backup';

export default rule({
  id: 'ec2-resources-protected-by-backup-plan',
  title: 'EC2 instance is in a backup plan',
  why: 'A server that ransomware encrypts, or that is terminated by mistake, comes back from its backups or not at all.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::EC2::Instance'],

  check: mustBackUpInstance,

  fix: {
    how: 'Add `backup.BackupResource.fromEc2Instance(instance)` or a tag to a selection of the `backup.BackupPlan` (an AWS::Backup::BackupSelection by ARN or tag). Where the plan is in another stack, check both together.',
  },
  config: { managedRule: 'EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN' },

  examples: {
    compliant: [
      {
        when: 'a selection names it',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234 } }
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: servers
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!Sub 'arn:\${AWS::Partition}:ec2:\${AWS::Region}:\${AWS::AccountId}:instance/\${Engine}']`,
      },
      {
        when: 'a selection names a tag that its launch template sets',
        resources: `
      Engine:
        Type: AWS::EC2::Instance
        Properties: { LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber } }
      Template:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { TagSpecifications: [{ ResourceType: instance, Tags: [{ Key: Backup, Value: daily }] }] } }
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
        when: 'the selection names a tag that it has not',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234, Tags: [{ Key: Name, Value: engine }] } }
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
    undetermined: [
      {
        when: 'no selection is in the run',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234 } }`,
      },
      {
        when: 'its launch template, which may set the tag, is not in the templates',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { LaunchTemplate: { LaunchTemplateId: lt-1234, Version: '1' } } }
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
  },
});
