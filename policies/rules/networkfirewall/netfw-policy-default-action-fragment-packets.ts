import { rule } from '../../rule';
import { firewallPolicy, mustNotPass } from './_firewall';

export default rule({
  id: 'netfw-policy-default-action-fragment-packets',
  title: 'Firewall policy drops or inspects fragments that no stateless rule matches',
  why: 'Attackers split packets to get past a firewall; with `aws:pass` for fragments, it lets them.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.M.C'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: [firewallPolicy],

  check: policy => mustNotPass(policy.property('FirewallPolicy.StatelessFragmentDefaultActions')),

  fix: {
    how: "Set `statelessFragmentDefaultActions: ['aws:forward_to_sfe']` in the policy of `networkfirewall.CfnFirewallPolicy` (`FirewallPolicy.StatelessFragmentDefaultActions`).",
    set: { 'Properties.FirewallPolicy.StatelessFragmentDefaultActions': ['aws:forward_to_sfe'] },
  },
  config: {
    managedRule: 'NETFW_POLICY_DEFAULT_ACTION_FRAGMENT_PACKETS',
    parameters: { statelessFragmentDefaultActions: 'aws:drop,aws:forward_to_sfe' },
  },

  examples: {
    compliant: [
      {
        when: 'they are dropped',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy: { StatelessDefaultActions: ['aws:forward_to_sfe'], StatelessFragmentDefaultActions: ['aws:drop'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they pass, although whole packets do not',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy: { StatelessDefaultActions: ['aws:forward_to_sfe'], StatelessFragmentDefaultActions: ['aws:pass'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the actions are a parameter without a default',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy: { StatelessDefaultActions: ['aws:forward_to_sfe'], StatelessFragmentDefaultActions: !Ref Actions }`,
      },
    ],
  },
});
