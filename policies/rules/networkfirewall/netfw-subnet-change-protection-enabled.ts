import { rule } from '../../rule';
import { firewall, mustSetFlag } from './_firewall';

export default rule({
  id: 'netfw-subnet-change-protection-enabled',
  title: 'Network Firewall is protected against changes of its subnets',
  why: 'A zone that loses its firewall endpoint sends traffic past inspection or loses its way out, and nobody decided that.',
  severity: 'low',
  controls: { hicp: ['6.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  from: 'large',
  appliesTo: [firewall],

  check: one => mustSetFlag(one.property('SubnetChangeProtection')),

  fix: {
    how: 'Set `subnetChangeProtection: true` on `networkfirewall.CfnFirewall` (`SubnetChangeProtection`).',
    set: { 'Properties.SubnetChangeProtection': true },
  },
  config: { managedRule: 'NETFW_SUBNET_CHANGE_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'protection is on',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, FirewallPolicyArn: !Ref Policy, SubnetChangeProtection: true }
      Policy: { Type: AWS::NetworkFirewall::FirewallPolicy }`,
      },
    ],
    nonCompliant: [
      {
        when: 'protection is off',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, FirewallPolicyArn: !Ref Policy, SubnetChangeProtection: false }
      Policy: { Type: AWS::NetworkFirewall::FirewallPolicy }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, FirewallPolicyArn: !Ref Policy, SubnetChangeProtection: !Ref Protect }
      Policy: { Type: AWS::NetworkFirewall::FirewallPolicy }`,
      },
    ],
  },
});
