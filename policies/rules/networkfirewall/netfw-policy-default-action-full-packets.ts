import { rule } from '../../rule';
import { firewallPolicy, mustNotPass } from './_firewall';

export default rule({
  id: 'netfw-policy-default-action-full-packets',
  title: 'Firewall policy drops or inspects packets that no stateless rule matches',
  why: 'With `aws:pass` as the default, all traffic that no rule thought of goes past the stateful rules that look for attacks.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.C'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: [firewallPolicy],

  check: policy => mustNotPass(policy.property('FirewallPolicy.StatelessDefaultActions')),

  fix: {
    how: "Set `statelessDefaultActions: ['aws:forward_to_sfe']` in the policy of `networkfirewall.CfnFirewallPolicy` (`FirewallPolicy.StatelessDefaultActions`).",
    set: { 'Properties.FirewallPolicy.StatelessDefaultActions': ['aws:forward_to_sfe'] },
  },
  config: {
    managedRule: 'NETFW_POLICY_DEFAULT_ACTION_FULL_PACKETS',
    parameters: { statelessDefaultActions: 'aws:drop,aws:forward_to_sfe' },
  },

  examples: {
    compliant: [
      {
        when: 'they go to the stateful rules',
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
        when: 'they pass',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy: { StatelessDefaultActions: ['aws:pass'], StatelessFragmentDefaultActions: ['aws:drop'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the action is a parameter without a default',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy: { StatelessDefaultActions: [!Ref Action], StatelessFragmentDefaultActions: ['aws:drop'] }`,
      },
    ],
  },
});
