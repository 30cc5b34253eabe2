import { someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeNarrow } from '../securityhub/_narrow';

const narrow = [
  'CodeVulnerabilityDetectorName',
  'EcrImageHash',
  'EcrImageRepositoryName',
  'FindingArn',
  'LambdaFunctionName',
  'PortRange',
  'RelatedVulnerabilities',
  'ResourceId',
  'ResourceTags',
  'Title',
  'VulnerabilityId',
  'VulnerablePackages',
];

export default rule({
  id: 'inspectorv2-filter-suppresses-narrowly',
  title: 'Inspector filters suppress only vulnerabilities or resources that they name',
  why: 'A filter that suppresses by severity, account or kind of resource hides every future flaw of that kind on systems with records.',
  severity: 'medium',
  controls: { hicp: ['7.M.A', '7.L.B'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::InspectorV2::Filter'],
  where: filter => filter.property('FilterAction').mustBe('SUPPRESS'),

  check: filter =>
    someOf(narrow, 'criterion that names vulnerabilities or resources', key =>
      mustBeNarrow(filter.property(`FilterCriteria.${key}`)),
    ),

  fix: {
    how: 'Name the vulnerability or the resource in `filterCriteria` of `inspectorv2.CfnFilter`, such as `vulnerabilityId` (`FilterCriteria`).',
  },
  config: { none: 'One of many criteria is enough for the rule, and a policy here can only demand each of them.' },

  examples: {
    compliant: [
      {
        when: 'it names a vulnerability',
        resources: `
      Accepted:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: accepted, FilterAction: SUPPRESS, FilterCriteria: { VulnerabilityId: [{ Comparison: EQUALS, Value: CVE-2026-0001 }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it takes whatever begins with CVE',
        resources: `
      Quiet:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: quiet, FilterAction: SUPPRESS, FilterCriteria: { Title: [{ Comparison: PREFIX, Value: CVE- }] } }`,
      },
      {
        when: 'it names a severity alone',
        resources: `
      Quiet:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: quiet, FilterAction: SUPPRESS, FilterCriteria: { Severity: [{ Comparison: EQUALS, Value: HIGH }] } }`,
      },
      {
        when: 'it takes all vulnerabilities but one',
        resources: `
      Quiet:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: quiet, FilterAction: SUPPRESS, FilterCriteria: { VulnerabilityId: [{ Comparison: NOT_EQUALS, Value: CVE-2026-0001 }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the criteria are imported',
        resources: `
      Quiet:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: quiet, FilterAction: SUPPRESS, FilterCriteria: !ImportValue criteria }`,
      },
    ],
  },
});
