import { allOf, anyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

/** SPF, DKIM and virus verdicts, DMARC, and the analyses of add-ons. */
const verdicts = [
  'VerdictExpression',
  'DmarcExpression',
  'BooleanExpression.Evaluate.Analysis',
  'StringExpression.Evaluate.Analysis',
];

export default rule({
  id: 'ses-mail-manager-rule-set-filters',
  title: 'Mail from the internet is sorted by its verdicts',
  why: 'A rule set that delivers whatever arrives hands staff forged and infected mail; verdicts of SPF, DKIM, DMARC or a scanner say what to drop or set apart.',
  severity: 'medium',
  controls: { hicp: ['1.M.A', '1.L.A'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(2)'] },
  appliesTo: ['AWS::SES::MailManagerRuleSet'],
  where: set =>
    someOf(set.referredToBy('AWS::SES::MailManagerIngressPoint', 'RuleSetId'), 'open ingress point', point =>
      allOf(point.property('Type').mustBe('OPEN'), () => point.property('RuleSetId').mustReferTo(set)),
    ),

  check: set =>
    someOf(set.property('Rules').items(), 'rule with a condition on a verdict', one =>
      someOf([...one.get('Conditions').items(), ...one.get('Unless').items()], 'condition on a verdict', condition =>
        anyOf(...verdicts.map(path => () => condition.get(path).mustBePresent())),
      ),
    ),

  fix: {
    how: 'Add rules with `verdictExpression`, `dmarcExpression` or the analysis of an add-on to `ses.CfnMailManagerRuleSet`, and drop or archive what fails. In CloudFormation: `Rules[].Conditions`.',
  },
  config: { none: 'AWS Config does not record rule sets of Mail Manager.' },

  examples: {
    compliant: [
      {
        when: 'mail whose signature fails is dropped',
        resources: `
      Rules:
        Type: AWS::SES::MailManagerRuleSet
        Properties: 
          Rules:
            - Conditions: [{ VerdictExpression: { Evaluate: { Attribute: DKIM }, Operator: EQUALS, Values: [FAIL] } }]
              Actions: [{ Drop: {} }]
            - Actions: [{ Archive: { TargetArchive: archive } }]
      Inbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: !Ref Rules, TrafficPolicyId: traffic, Type: OPEN }`,
      },
    ],
    nonCompliant: [
      {
        when: 'all mail is delivered',
        resources: `
      Rules:
        Type: AWS::SES::MailManagerRuleSet
        Properties: { Rules: [{ Actions: [{ DeliverToMailbox: { MailboxArn: mailbox, RoleArn: role } }] }] }
      Inbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: !Ref Rules, TrafficPolicyId: traffic, Type: OPEN }`,
      },
    ],
    undetermined: [
      {
        when: 'the conditions come from another stack',
        resources: `
      Rules:
        Type: AWS::SES::MailManagerRuleSet
        Properties: { Rules: [{ Conditions: !ImportValue Conditions, Actions: [{ Drop: {} }] }] }
      Inbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: !Ref Rules, TrafficPolicyId: traffic, Type: OPEN }`,
      },
    ],
  },
});
