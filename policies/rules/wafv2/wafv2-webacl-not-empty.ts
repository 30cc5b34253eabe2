import { rule } from '../../rule';

export default rule({
  id: 'wafv2-webacl-not-empty',
  title: 'Web ACL has rules',
  why: 'A web ACL without rules lets every attack on a patient portal through while the portal counts as protected.',
  severity: 'medium',
  controls: { hicp: ['7.M.B', '6.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::WAFv2::WebACL'],

  check: acl => acl.property('Rules').mustBePresent(),

  fix: {
    how: 'Give `wafv2.CfnWebACL` `rules`, for a start the managed rule groups AWSManagedRulesCommonRuleSet and AWSManagedRulesKnownBadInputsRuleSet.',
  },
  config: { managedRule: 'WAFV2_WEBACL_NOT_EMPTY' },

  examples: {
    compliant: [
      {
        when: 'it has a managed rule group',
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
        when: 'it has no rules',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: REGIONAL, DefaultAction: { Allow: {} } }`,
      },
      {
        when: 'its list of rules is empty',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: REGIONAL, DefaultAction: { Allow: {} }, Rules: [] }`,
      },
    ],
    undetermined: [
      {
        when: 'the rules are only known at deployment',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: REGIONAL, DefaultAction: { Allow: {} }, Rules: !Ref Rules }`,
      },
    ],
  },
});
