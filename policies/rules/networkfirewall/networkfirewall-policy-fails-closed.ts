import { rule } from '../../rule';
import { firewallPolicy } from './_firewall';

export default rule({
  id: 'networkfirewall-policy-fails-closed',
  title: 'Firewall policy drops connections that break midstream',
  why: 'With CONTINUE, the firewall goes on without what it knew of the connection, and rules for a protocol no longer match.',
  severity: 'low',
  controls: { hicp: ['6.M.C'], hipaa: ['164.312(e)(1)'] },
  appliesTo: [firewallPolicy],

  check: policy =>
    policy.property('FirewallPolicy.StatefulEngineOptions.StreamExceptionPolicy').orDefault('DROP').mustBe('DROP', 'REJECT'),

  fix: {
    how: 'Leave out `streamExceptionPolicy` of `networkfirewall.CfnFirewallPolicy`, or set it to DROP or REJECT (`FirewallPolicy.StatefulEngineOptions.StreamExceptionPolicy`).',
    set: { 'Properties.FirewallPolicy.StatefulEngineOptions.StreamExceptionPolicy': 'DROP' },
  },
  config: {
    guard: {
      type: 'AWS::NetworkFirewall::FirewallPolicy',
      all: [
        {
          path: 'firewallPolicy.statefulEngineOptions.streamExceptionPolicy',
          mustBe: ['DROP', 'REJECT'],
          orAbsent: true,
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::NetworkFirewall::FirewallPolicy.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { FirewallPolicy: { StatefulEngineOptions: { StreamExceptionPolicy: 'REJECT' } } },
          configuration: { firewallPolicy: { statefulEngineOptions: { streamExceptionPolicy: 'REJECT' } } },
          verdict: 'compliant',
        },
        {
          properties: { FirewallPolicy: {} },
          configuration: { firewallPolicy: {} },
          verdict: 'compliant',
        },
        {
          properties: { FirewallPolicy: { StatefulEngineOptions: { StreamExceptionPolicy: 'CONTINUE' } } },
          configuration: { firewallPolicy: { statefulEngineOptions: { streamExceptionPolicy: 'CONTINUE' } } },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it leaves the default, DROP',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatelessDefaultActions: ['aws:forward_to_sfe'] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it continues',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatefulEngineOptions: { StreamExceptionPolicy: CONTINUE } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatefulEngineOptions: { StreamExceptionPolicy: !Ref Stream } } }`,
      },
    ],
  },
});
