import { rule } from '../../rule';
import { mustRequireTokens } from './_instance';

export default rule({
  id: 'ec2-launch-template-imdsv2-check',
  title: 'Launch template requires IMDSv2',
  why: 'Every server of the fleet that starts from the template gives its role credentials to anyone who can make it send one web request.',
  severity: 'high',
  controls: { hicp: ['2.M.A', '3.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::EC2::LaunchTemplate'],

  check: template => mustRequireTokens(template.property('LaunchTemplateData.MetadataOptions')),

  fix: {
    how: 'Set `requireImdsv2: true` on `ec2.LaunchTemplate`, in CloudFormation `LaunchTemplateData.MetadataOptions.HttpTokens: required`.',
    set: { 'Properties.LaunchTemplateData.MetadataOptions.HttpTokens': 'required' },
  },
  config: { managedRule: 'EC2_LAUNCH_TEMPLATE_IMDSV2_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it requires tokens',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { ImageId: ami-1234, MetadataOptions: { HttpTokens: required } } }`,
      },
      {
        when: 'the metadata service is off',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { ImageId: ami-1234, MetadataOptions: { HttpEndpoint: disabled } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'tokens are optional',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { ImageId: ami-1234, MetadataOptions: { HttpTokens: optional, HttpPutResponseHopLimit: 1 } } }`,
      },
      {
        when: 'nothing is set',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { ImageId: ami-1234 } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: !Ref Tokens } } }`,
      },
    ],
  },
});
