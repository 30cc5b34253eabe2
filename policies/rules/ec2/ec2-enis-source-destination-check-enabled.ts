import { rule } from '../../rule';

export default rule({
  id: 'ec2-enis-source-destination-check-enabled',
  title: 'Network interface takes only traffic that is meant for it',
  why: 'Without the check a server can pass on, or pose as, any address, and read ePHI on the way between others.',
  severity: 'low',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::NetworkInterface'],

  check: one => one.property('SourceDestCheck').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave out `sourceDestCheck` of `ec2.CfnNetworkInterface` (`SourceDestCheck`), unless it belongs to a firewall or NAT instance.',
    set: { 'Properties.SourceDestCheck': true },
  },
  config: { managedRule: 'EC2_ENIS_SOURCE_DESTINATION_CHECK_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it leaves the default, which checks',
        resources: `
      Engine: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: subnet-1234 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the check is off',
        resources: `
      Engine: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: subnet-1234, SourceDestCheck: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Engine: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: subnet-1234, SourceDestCheck: !Ref Check } }`,
      },
    ],
  },
});
