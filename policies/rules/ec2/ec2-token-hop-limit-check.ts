import { rule } from '../../rule';
import { launchSetting } from './_instance';

export default rule({
  id: 'ec2-token-hop-limit-check',
  title: 'EC2 instance lets its metadata travel no further than itself',
  why: 'With a hop limit of two or more, a container or proxy on the server gets the credentials of the server, and the ePHI they open.',
  severity: 'low',
  controls: { hicp: ['2.M.A', '7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::Instance'],
  // Where no limit is set, the image and the account decide.
  where: instance =>
    launchSetting(instance, 'MetadataOptions', 'MetadataOptions', options =>
      options.get('HttpPutResponseHopLimit').mustBePresent(),
    ),

  check: instance =>
    launchSetting(instance, 'MetadataOptions', 'MetadataOptions', options =>
      options.get('HttpPutResponseHopLimit').mustBeAtMost(1),
    ),

  fix: {
    how: 'Set `httpPutResponseHopLimit: 1` on `ec2.Instance` (`MetadataOptions.HttpPutResponseHopLimit`), and give containers roles of their own.',
    set: { 'Properties.MetadataOptions.HttpPutResponseHopLimit': 1 },
  },
  config: { managedRule: 'EC2_TOKEN_HOP_LIMIT_CHECK', parameters: { tokenHopLimit: '1' } },

  examples: {
    compliant: [
      {
        when: 'the limit is one',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234, MetadataOptions: { HttpTokens: required, HttpPutResponseHopLimit: 1 } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the limit is two',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234, MetadataOptions: { HttpTokens: required, HttpPutResponseHopLimit: 2 } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234, MetadataOptions: { HttpPutResponseHopLimit: !Ref Hops } } }`,
      },
    ],
  },
});
