import { rule } from '../../rule';

export default rule({
  id: 'route53resolver-firewall-fails-closed',
  title: 'DNS Firewall fails closed',
  why: 'A resolver that answers unfiltered while DNS Firewall is out of reach gives malware the moment that it waits for.',
  severity: 'low',
  controls: { hicp: ['6.M.D'], hipaa: ['164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::Route53Resolver::FirewallConfig'],

  check: one => one.property('FirewallFailOpen').mustBe('DISABLED'),

  fix: {
    how: "Set `firewallFailOpen: 'DISABLED'` on `route53resolver.CfnFirewallConfig` (`FirewallFailOpen`).",
    set: { 'Properties.FirewallFailOpen': 'DISABLED' },
  },
  config: { none: 'AWS Config does not record the failure mode of DNS Firewall.' },

  examples: {
    compliant: [
      {
        when: 'fail open is off',
        resources: `
      Clinic:
        Type: AWS::Route53Resolver::FirewallConfig
        Properties: { ResourceId: vpc-1234, FirewallFailOpen: DISABLED }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it fails open',
        resources: `
      Clinic:
        Type: AWS::Route53Resolver::FirewallConfig
        Properties: { ResourceId: vpc-1234, FirewallFailOpen: ENABLED }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Clinic:
        Type: AWS::Route53Resolver::FirewallConfig
        Properties: { ResourceId: vpc-1234, FirewallFailOpen: !Ref FailOpen }`,
      },
    ],
  },
});
