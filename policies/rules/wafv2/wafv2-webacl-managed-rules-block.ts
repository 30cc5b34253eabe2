import { allOf, anyOf, compliant, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'wafv2-webacl-managed-rules-block',
  title: 'Web ACL blocks what a managed rule group finds',
  why: "Rules of one's own keep up with the attacks of yesterday; a managed group that only counts blocks none of them.",
  severity: 'medium',
  controls: { hicp: ['7.M.B', '6.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::WAFv2::WebACL'],

  check: acl => {
    const rules = acl.property('Rules');
    if (rules.isUnresolved()) return rules.mustBePresent();
    return anyOf(
      someOf(rules.items(), 'managed rule group that blocks', one =>
        allOf(one.get('Statement.ManagedRuleGroupStatement').mustBePresent(), () => mustNotCount(one.get('OverrideAction'))),
      ),
      () =>
        someOf(rules.items(), 'managed rule group that blocks', one =>
          allOf(one.get('Statement.RuleGroupReferenceStatement').mustBePresent(), () =>
            undetermined(() => `${one.path} refers to a rule group whose origin is not known`, one),
          ),
        ),
    );
  },

  fix: {
    how: 'Add AWSManagedRulesCommonRuleSet and AWSManagedRulesKnownBadInputsRuleSet to the `rules` of `wafv2.CfnWebACL` with `overrideAction: { none: {} }` (`Rules`).',
  },
  config: { none: 'AWS’s schema of the item of a web ACL does not list its rules.' },

  examples: {
    compliant: [
      {
        when: 'a managed group acts as it decides',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties:
          Scope: REGIONAL
          DefaultAction: { Allow: {} }
          Rules:
            - Name: common
              Priority: 0
              OverrideAction: { None: {} }
              Statement: { ManagedRuleGroupStatement: { VendorName: AWS, Name: AWSManagedRulesCommonRuleSet } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the managed group only counts',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties:
          Scope: REGIONAL
          DefaultAction: { Allow: {} }
          Rules:
            - Name: common
              Priority: 0
              OverrideAction: { Count: {} }
              Statement: { ManagedRuleGroupStatement: { VendorName: AWS, Name: AWSManagedRulesCommonRuleSet } }`,
      },
      {
        when: 'it only limits rates',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties:
          Scope: REGIONAL
          DefaultAction: { Allow: {} }
          Rules:
            - { Name: rate, Priority: 0, Action: { Block: {} }, Statement: { RateBasedStatement: { Limit: 1000, AggregateKeyType: IP } } }`,
      },
    ],
    undetermined: [
      {
        when: 'it refers to a rule group by ARN',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties:
          Scope: REGIONAL
          DefaultAction: { Allow: {} }
          Rules:
            - Name: shared
              Priority: 0
              OverrideAction: { None: {} }
              Statement: { RuleGroupReferenceStatement: { Arn: 'arn:aws:wafv2:us-east-1:111122223333:regional/rulegroup/shared/1234' } }`,
      },
    ],
  },
});

/** `Count: {}` is an empty object, so only its key tells. */
function mustNotCount(override: Property): Verdict {
  if (override.isUnresolved()) return override.mustBe('None');
  return override.entries().some(([action]) => action === 'Count')
    ? nonCompliant(() => `${override.path} is Count; it must be None`, override)
    : compliant;
}
