import rule from '../../policies/rules/networkfirewall/networkfirewall-policy-prevents-intrusions';
import type { JsonObject } from '../../lib/core';
import { compliantExample, ruleCases } from '../support/rule-cases';

const before = (match: JsonObject, action = 'aws:pass') =>
  compliantExample(rule)
    .with('Policy.Properties.FirewallPolicy.StatelessRuleGroupReferences', [{ ResourceArn: { Ref: 'Before' }, Priority: 1 }])
    .with('Before', {
      Type: 'AWS::NetworkFirewall::RuleGroup',
      Properties: {
        Type: 'STATELESS',
        RuleGroup: {
          RulesSource: {
            StatelessRulesAndCustomActions: {
              StatelessRules: [{ Priority: 1, RuleDefinition: { Actions: [action], MatchAttributes: match } }],
            },
          },
        },
      },
    });
const anywhere = [{ AddressDefinition: '0.0.0.0/0' }];

ruleCases(rule, [
  ['non-compliant', 'a stateless rule passes everything', before({})],
  ['non-compliant', 'a stateless rule passes everything from everywhere', before({ Sources: anywhere, Destinations: anywhere })],
  ['compliant', 'a stateless rule passes a partner', before({ Sources: [{ AddressDefinition: '203.0.113.0/24' }] })],
  ['compliant', 'a stateless rule passes one protocol', before({ Sources: anywhere, Protocols: [1] })],
  ['compliant', 'a stateless rule hands everything on', before({}, 'aws:forward_to_sfe')],
  ['undetermined', 'a parameter says whom a stateless rule passes', before({ Sources: [{ AddressDefinition: { Ref: 'Who' } }] })],
]);
