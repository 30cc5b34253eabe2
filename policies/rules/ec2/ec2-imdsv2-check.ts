import { rule } from '../../rule';
import { launchSetting, mustRequireTokens } from './_instance';

export default rule({
  id: 'ec2-imdsv2-check',
  title: 'EC2 instance requires IMDSv2',
  why: 'With IMDSv1, one request that an attacker makes a web server send returns the credentials of its role, and with them the ePHI it can read.',
  severity: 'high',
  controls: { hicp: ['2.M.A', '3.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::EC2::Instance'],

  check: instance => launchSetting(instance, 'MetadataOptions', 'MetadataOptions', mustRequireTokens),

  fix: {
    how: 'Set `requireImdsv2: true` on `ec2.Instance`, in CloudFormation `MetadataOptions.HttpTokens: required`.',
    set: { 'Properties.MetadataOptions.HttpTokens': 'required' },
  },
  config: { managedRule: 'EC2_IMDSV2_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it requires tokens',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, MetadataOptions: { HttpTokens: required } }`,
      },
      {
        when: 'its launch template requires tokens',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties:
          ImageId: ami-1234
          LaunchTemplate: { LaunchTemplateName: portal, Version: !GetAtt Template.LatestVersionNumber }
      Template:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateName: portal, LaunchTemplateData: { MetadataOptions: { HttpTokens: required } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'tokens are optional',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, MetadataOptions: { HttpTokens: optional } }`,
      },
      {
        when: 'nothing is set',
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
        Properties: { LaunchTemplate: { LaunchTemplateId: lt-1234, Version: '3' } }`,
      },
    ],
  },
});
