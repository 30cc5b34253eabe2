import { rule } from '../../rule';

export default rule({
  id: 'netfw-stateless-rule-group-not-empty',
  title: 'Stateless rule group has rules',
  why: 'An empty rule group is a filter that somebody believes in and that lets everything through to the default action.',
  severity: 'low',
  controls: { hicp: ['6.M.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::NetworkFirewall::RuleGroup'],
  where: group => group.property('Type').mustMatch(/^stateless$/i, 'STATELESS'),

  check: group => group.property('RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules').mustBePresent(),

  fix: {
    how: 'Give `networkfirewall.CfnRuleGroup` `statelessRules` (`RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules`), or remove it.',
  },
  config: { managedRule: 'NETFW_STATELESS_RULE_GROUP_NOT_EMPTY' },

  examples: {
    compliant: [
      {
        when: 'it has a rule',
        resources: `
      Spoofed:
        Type: AWS::NetworkFirewall::RuleGroup
        Properties:
          RuleGroupName: spoofed
          Type: STATELESS
          Capacity: 10
          RuleGroup:
            RulesSource:
              StatelessRulesAndCustomActions:
                StatelessRules:
                  - { Priority: 1, RuleDefinition: { Actions: ['aws:drop'], MatchAttributes: { Sources: [{ AddressDefinition: 192.0.2.0/24 }] } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its list of rules is empty',
        resources: `
      Spoofed:
        Type: AWS::NetworkFirewall::RuleGroup
        Properties:
          RuleGroupName: spoofed
          Type: STATELESS
          Capacity: 10
          RuleGroup: { RulesSource: { StatelessRulesAndCustomActions: { StatelessRules: [] } } }`,
      },
    ],
    undetermined: [
      {
        when: 'its rules are imported',
        resources: `
      Spoofed:
        Type: AWS::NetworkFirewall::RuleGroup
        Properties: { RuleGroupName: spoofed, Type: STATELESS, Capacity: 10, RuleGroup: !ImportValue rules }`,
      },
    ],
  },
});
