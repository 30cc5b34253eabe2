import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { firewallPolicy } from './_firewall';

export default rule({
  id: 'networkfirewall-policy-default-drop',
  title: 'Firewall policy evaluates stateful rules in strict order and drops the rest',
  why: 'In the default order every connection that no rule forbids is allowed, so malware that nobody has a signature for reaches its operators.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.M.C'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: [firewallPolicy],

  check: policy =>
    allOf(
      policy.property('FirewallPolicy.StatefulEngineOptions.RuleOrder').orDefault('DEFAULT_ACTION_ORDER').mustBe('STRICT_ORDER'),
      () =>
        someOf(policy.property('FirewallPolicy.StatefulDefaultActions').items(), 'stateful default action that drops', action =>
          action.mustMatch(/^aws:drop_/, 'aws:drop_strict or aws:drop_established'),
        ),
    ),

  fix: {
    how: "Set `statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' }` and `statefulDefaultActions: ['aws:drop_established']` in the policy of `networkfirewall.CfnFirewallPolicy` (`FirewallPolicy`), with pass rules for what is allowed.",
    set: {
      'Properties.FirewallPolicy.StatefulEngineOptions.RuleOrder': 'STRICT_ORDER',
      'Properties.FirewallPolicy.StatefulDefaultActions': ['aws:drop_established'],
    },
  },
  config: {
    guard: {
      type: 'AWS::NetworkFirewall::FirewallPolicy',
      all: [
        { path: 'firewallPolicy.statefulEngineOptions.ruleOrder', mustBe: ['STRICT_ORDER'] },
        { path: 'firewallPolicy.statefulDefaultActions', mustHoldMatch: '^aws:drop_' },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::NetworkFirewall::FirewallPolicy.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: {
            FirewallPolicy: {
              StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
              StatefulDefaultActions: ['aws:alert_strict', 'aws:drop_strict'],
            },
          },
          configuration: {
            firewallPolicy: {
              statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' },
              statefulDefaultActions: ['aws:alert_strict', 'aws:drop_strict'],
            },
          },
          verdict: 'compliant',
        },
        {
          properties: {
            FirewallPolicy: {
              StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
              StatefulDefaultActions: ['aws:alert_strict'],
            },
          },
          configuration: {
            firewallPolicy: {
              statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' },
              statefulDefaultActions: ['aws:alert_strict'],
            },
          },
          verdict: 'non-compliant',
        },
        {
          properties: { FirewallPolicy: { StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' } } },
          configuration: { firewallPolicy: { statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' } } },
          verdict: 'non-compliant',
        },
        {
          properties: { FirewallPolicy: { StatefulEngineOptions: { RuleOrder: 'DEFAULT_ACTION_ORDER' } } },
          configuration: {
            firewallPolicy: {
              statefulEngineOptions: { ruleOrder: 'DEFAULT_ACTION_ORDER' },
              statefulDefaultActions: ['aws:drop_strict'],
            },
          },
          verdict: 'non-compliant',
        },
        {
          properties: { FirewallPolicy: {} },
          configuration: { firewallPolicy: {} },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'what no rule allows is dropped',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy:
            StatefulEngineOptions: { RuleOrder: STRICT_ORDER }
            StatefulDefaultActions: ['aws:drop_established', 'aws:alert_established']`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default order',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatelessDefaultActions: ['aws:forward_to_sfe'] } }`,
      },
      {
        when: 'the order is strict, but the rest is only alerted on',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy: { StatefulEngineOptions: { RuleOrder: STRICT_ORDER }, StatefulDefaultActions: ['aws:alert_strict'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the order is a parameter without a default',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy: { StatefulEngineOptions: { RuleOrder: !Ref Order }, StatefulDefaultActions: ['aws:drop_strict'] }`,
      },
    ],
  },
});
