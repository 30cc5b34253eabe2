import { rule } from '../../rule';
import { firewall, mustSetFlag } from './_firewall';

export default rule({
  id: 'netfw-deletion-protection-enabled',
  title: 'Network Firewall is protected against deletion',
  why: 'A firewall that is deleted by mistake, or by an intruder, leaves the network with ePHI without inspection.',
  severity: 'low',
  controls: { hicp: ['6.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: [firewall],

  check: one => mustSetFlag(one.property('DeleteProtection')),

  fix: {
    how: 'Set `deleteProtection: true` on `networkfirewall.CfnFirewall` (`DeleteProtection`).',
    set: { 'Properties.DeleteProtection': true },
  },
  config: { managedRule: 'NETFW_DELETION_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'protection is on',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, FirewallPolicyArn: !Ref Policy, DeleteProtection: true }
      Policy: { Type: AWS::NetworkFirewall::FirewallPolicy }`,
      },
    ],
    nonCompliant: [
      {
        when: 'protection is off',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, FirewallPolicyArn: !Ref Policy, DeleteProtection: false }
      Policy: { Type: AWS::NetworkFirewall::FirewallPolicy }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said about it',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, FirewallPolicyArn: !Ref Policy }
      Policy: { Type: AWS::NetworkFirewall::FirewallPolicy }`,
      },
    ],
  },
});
