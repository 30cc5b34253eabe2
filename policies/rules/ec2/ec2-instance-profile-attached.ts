import { rule } from '../../rule';
import { launchSetting } from './_instance';

export default rule({
  id: 'ec2-instance-profile-attached',
  title: 'EC2 instance has an instance profile',
  why: 'A server without a role gets to AWS with long-lived access keys on its disk, and cannot be managed or patched through Systems Manager.',
  severity: 'low',
  controls: { hicp: ['3.L.B', '3.M.A'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::EC2::Instance'],

  check: instance => launchSetting(instance, 'IamInstanceProfile', 'IamInstanceProfile', profile => profile.mustBePresent()),

  fix: {
    how: '`ec2.Instance` creates one with its `role`; in CloudFormation set `IamInstanceProfile` to an AWS::IAM::InstanceProfile.',
  },
  config: { managedRule: 'EC2_INSTANCE_PROFILE_ATTACHED' },

  examples: {
    compliant: [
      {
        when: 'it has one',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, IamInstanceProfile: !Ref Profile }
      Profile:
        Type: AWS::IAM::InstanceProfile
        Properties: { Roles: [portal] }`,
      },
      {
        when: 'its launch template has one',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: '1' } }
      Template:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { IamInstanceProfile: { Name: portal } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234 }`,
      },
    ],
    undetermined: [
      {
        when: 'its launch template is not in the templates',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { LaunchTemplate: { LaunchTemplateId: lt-1234, Version: '1' } }`,
      },
    ],
  },
});
