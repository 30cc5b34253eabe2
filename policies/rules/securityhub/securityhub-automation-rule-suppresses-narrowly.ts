import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeNarrow } from './_narrow';

const narrow = [
  'ComplianceSecurityControlId',
  'GeneratorId',
  'Id',
  'RelatedFindingsId',
  'ResourceId',
  'ResourceTags',
  'Title',
  'Type',
];

export default rule({
  id: 'securityhub-automation-rule-suppresses-narrowly',
  title: 'Security Hub rules suppress only controls or resources that they name',
  why: 'A rule that suppresses by severity, product or account hides every future finding of that kind about systems with records.',
  severity: 'medium',
  controls: { hicp: ['7.L.B', '8.M.A'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::SecurityHub::AutomationRule'],
  where: automation =>
    allOf(automation.property('RuleStatus').mustNotBe('DISABLED'), () =>
      someOf(automation.property('Actions').items(), 'action that suppresses', action =>
        // What is called resolved leaves the list of open findings as well.
        action.get('FindingFieldsUpdate.Workflow.Status').mustBe('SUPPRESSED', 'RESOLVED'),
      ),
    ),

  check: automation =>
    someOf(narrow, 'criterion that names controls, findings or resources', key =>
      mustBeNarrow(automation.property(`Criteria.${key}`)),
    ),

  fix: {
    how: 'Name the control or the resource in `criteria` of `securityhub.CfnAutomationRule`, such as `complianceSecurityControlId` (`Criteria`).',
  },
  config: { none: 'AWS Config does not record automation rules.' },

  examples: {
    compliant: [
      {
        when: 'it names a control',
        resources: `
      Accepted:
        Type: AWS::SecurityHub::AutomationRule
        Properties: { RuleName: quiet, RuleOrder: 1, Description: Accepted risks, Actions: [{ Type: FINDING_FIELDS_UPDATE, FindingFieldsUpdate: { Workflow: { Status: SUPPRESSED } } }], Criteria: { ComplianceSecurityControlId: [{ Comparison: EQUALS, Value: EC2.19 }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it calls all low findings resolved',
        resources: `
      Quiet:
        Type: AWS::SecurityHub::AutomationRule
        Properties: { RuleName: quiet, RuleOrder: 1, Description: Accepted risks, Actions: [{ Type: FINDING_FIELDS_UPDATE, FindingFieldsUpdate: { Workflow: { Status: RESOLVED } } }], Criteria: { SeverityLabel: [{ Comparison: EQUALS, Value: LOW }] } }`,
      },
      {
        when: 'it takes a whole namespace of findings',
        resources: `
      Quiet:
        Type: AWS::SecurityHub::AutomationRule
        Properties: { RuleName: quiet, RuleOrder: 1, Description: Accepted risks, Actions: [{ Type: FINDING_FIELDS_UPDATE, FindingFieldsUpdate: { Workflow: { Status: SUPPRESSED } } }], Criteria: { Type: [{ Comparison: PREFIX, Value: TTPs/ }] } }`,
      },
      {
        when: 'it takes every title with a common letter',
        resources: `
      Quiet:
        Type: AWS::SecurityHub::AutomationRule
        Properties: { RuleName: quiet, RuleOrder: 1, Description: Accepted risks, Actions: [{ Type: FINDING_FIELDS_UPDATE, FindingFieldsUpdate: { Workflow: { Status: SUPPRESSED } } }], Criteria: { Title: [{ Comparison: CONTAINS, Value: e }] } }`,
      },
      {
        when: 'it takes all resources of AWS',
        resources: `
      Quiet:
        Type: AWS::SecurityHub::AutomationRule
        Properties: { RuleName: quiet, RuleOrder: 1, Description: Accepted risks, Actions: [{ Type: FINDING_FIELDS_UPDATE, FindingFieldsUpdate: { Workflow: { Status: SUPPRESSED } } }], Criteria: { ResourceId: [{ Comparison: PREFIX, Value: 'arn:aws' }] } }`,
      },
      {
        when: 'it names severities alone',
        resources: `
      Quiet:
        Type: AWS::SecurityHub::AutomationRule
        Properties: { RuleName: quiet, RuleOrder: 1, Description: Accepted risks, Actions: [{ Type: FINDING_FIELDS_UPDATE, FindingFieldsUpdate: { Workflow: { Status: SUPPRESSED } } }], Criteria: { SeverityLabel: [{ Comparison: EQUALS, Value: HIGH }] } }`,
      },
      {
        when: 'it takes all resources but one',
        resources: `
      Quiet:
        Type: AWS::SecurityHub::AutomationRule
        Properties: { RuleName: quiet, RuleOrder: 1, Description: Accepted risks, Actions: [{ Type: FINDING_FIELDS_UPDATE, FindingFieldsUpdate: { Workflow: { Status: SUPPRESSED } } }], Criteria: { ResourceId: [{ Comparison: NOT_EQUALS, Value: arn:aws:s3:::records }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the criteria are imported',
        resources: `
      Quiet:
        Type: AWS::SecurityHub::AutomationRule
        Properties: { RuleName: quiet, RuleOrder: 1, Description: Accepted risks, Actions: [{ Type: FINDING_FIELDS_UPDATE, FindingFieldsUpdate: { Workflow: { Status: SUPPRESSED } } }], Criteria: !ImportValue criteria }`,
      },
    ],
  },
});
