import { rule } from '../../rule';
import { mustRequireTokens } from '../ec2/_instance';

export default rule({
  id: 'autoscaling-launchconfig-requires-imdsv2',
  title: 'Launch configuration requires IMDSv2',
  why: 'Every server of the fleet gives its role credentials to anyone who can make it send one web request.',
  severity: 'high',
  controls: { hicp: ['2.M.A', '3.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::AutoScaling::LaunchConfiguration'],

  check: configuration => mustRequireTokens(configuration.property('MetadataOptions')),

  fix: {
    how: 'Set `requireImdsv2: true` on `autoscaling.AutoScalingGroup`, in CloudFormation `MetadataOptions.HttpTokens: required`.',
    set: { 'Properties.MetadataOptions.HttpTokens': 'required' },
  },
  config: { managedRule: 'AUTOSCALING_LAUNCHCONFIG_REQUIRES_IMDSV2' },

  examples: {
    compliant: [
      {
        when: 'it requires tokens',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, MetadataOptions: { HttpTokens: required } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small }`,
      },
      {
        when: 'tokens are optional',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, MetadataOptions: { HttpTokens: optional } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, MetadataOptions: { HttpTokens: !Ref Tokens } }`,
      },
    ],
  },
});
