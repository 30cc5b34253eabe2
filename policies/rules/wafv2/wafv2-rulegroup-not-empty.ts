import { rule } from '../../rule';

export default rule({
  id: 'wafv2-rulegroup-not-empty',
  title: 'WAF rule group has rules',
  why: 'A rule group without rules counts as protection in the web ACL that refers to it and inspects nothing.',
  severity: 'low',
  controls: { hicp: ['7.M.B', '6.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::WAFv2::RuleGroup'],

  check: group => group.property('Rules').mustBePresent(),

  fix: { how: 'Give `wafv2.CfnRuleGroup` `rules` (`Rules`), or remove it.' },
  config: { managedRule: 'WAFV2_RULEGROUP_NOT_EMPTY' },

  examples: {
    compliant: [
      {
        when: 'it has a rule',
        resources: `
      Portal:
        Type: AWS::WAFv2::RuleGroup
        Properties:
          Scope: REGIONAL
          Capacity: 10
          Rules: [{ Name: countries, Priority: 0, Action: { Block: {} }, Statement: { GeoMatchStatement: { CountryCodes: [AQ] } } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Portal: { Type: AWS::WAFv2::RuleGroup, Properties: { Scope: REGIONAL, Capacity: 10 } }`,
      },
    ],
    undetermined: [
      {
        when: 'its rules are only known at deployment',
        resources: `
      Portal: { Type: AWS::WAFv2::RuleGroup, Properties: { Scope: REGIONAL, Capacity: 10, Rules: !Ref Rules } }`,
      },
    ],
  },
});
