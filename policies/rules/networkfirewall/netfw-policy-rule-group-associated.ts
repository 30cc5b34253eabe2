import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { firewallPolicy } from './_firewall';

export default rule({
  id: 'netfw-policy-rule-group-associated',
  title: 'Firewall policy has rule groups',
  why: 'A policy without rules looks like a firewall in the diagram and inspects nothing.',
  severity: 'medium',
  controls: { hicp: ['6.M.C', '6.M.A'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: [firewallPolicy],

  check: policy =>
    anyOf(policy.property('FirewallPolicy.StatefulRuleGroupReferences').mustBePresent(), () =>
      policy.property('FirewallPolicy.StatelessRuleGroupReferences').mustBePresent(),
    ),

  fix: {
    how: 'Reference rule groups in `statefulRuleGroupReferences` of `networkfirewall.CfnFirewallPolicy` (`FirewallPolicy.StatefulRuleGroupReferences`).',
  },
  config: { managedRule: 'NETFW_POLICY_RULE_GROUP_ASSOCIATED' },

  examples: {
    compliant: [
      {
        when: 'it has a stateful rule group',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatefulRuleGroupReferences: [{ ResourceArn: !Ref Domains }] } }
      Domains: { Type: AWS::NetworkFirewall::RuleGroup, Properties: { Type: STATEFUL, Capacity: 100, RuleGroupName: domains } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatefulRuleGroupReferences: [] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the rule groups are a parameter without a default',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatefulRuleGroupReferences: !Ref Groups } }`,
      },
    ],
  },
});
