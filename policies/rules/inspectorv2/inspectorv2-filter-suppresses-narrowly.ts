import { allOf, anyOf, compliant, decide, everyOf, nonCompliant, someOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeNarrow } from '../securityhub/_narrow';

const narrow = [
  'CodeVulnerabilityDetectorName',
  'EcrImageHash',
  'EcrImageRepositoryName',
  'FindingArn',
  'LambdaFunctionName',
  'RelatedVulnerabilities',
  'ResourceId',
  'ResourceTags',
  'Title',
  'VulnerabilityId',
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
    anyOf(
      someOf(narrow, 'criterion that names vulnerabilities or resources', key =>
        mustBeNarrow(filter.property(`FilterCriteria.${key}`)),
      ),
      () => mustNamePackages(filter.property('FilterCriteria.VulnerablePackages')),
      () => mustNamePorts(filter.property('FilterCriteria.PortRange')),
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
      {
        when: 'it names a package',
        resources: `
      Quiet:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: quiet, FilterAction: SUPPRESS, FilterCriteria: { VulnerablePackages: [{ Name: { Comparison: EQUALS, Value: openssl } }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it takes every port',
        resources: `
      Quiet:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: quiet, FilterAction: SUPPRESS, FilterCriteria: { PortRange: [{ BeginInclusive: 0, EndInclusive: 65535 }] } }`,
      },
      {
        when: 'it takes the packages of an architecture',
        resources: `
      Quiet:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: quiet, FilterAction: SUPPRESS, FilterCriteria: { VulnerablePackages: [{ Architecture: { Comparison: EQUALS, Value: X86_64 } }] } }`,
      },
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

/** An architecture or an age alone is no package. */
function mustNamePackages(packages: Property): Verdict {
  return allOf(packages.mustBePresent(), () =>
    everyOf(packages.items(), one =>
      someOf(['Name', 'FilePath', 'SourceLayerHash', 'SourceLambdaLayerArn'], 'name of a package', key =>
        mustBeNarrow(one.get(key)),
      ),
    ),
  );
}

function mustNamePorts(ranges: Property): Verdict {
  return allOf(ranges.mustBePresent(), () =>
    everyOf(ranges.items(), range =>
      decide([range.get('BeginInclusive'), range.get('EndInclusive')], (first, last) =>
        first !== undefined && last !== undefined && Number(last) - Number(first) < 1024
          ? compliant
          : nonCompliant(() => `${range.path} spans more than 1,024 ports`, range),
      ),
    ),
  );
}
