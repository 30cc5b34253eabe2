import { allOf, anyOf, everyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'accessanalyzer-archive-rules-keep-public-access',
  title: 'Access Analyzer archives no finding about public access unseen',
  why: 'An archive rule that takes in public access hides the day on which a bucket or key with ePHI is opened to everyone.',
  severity: 'medium',
  controls: { hicp: ['4.L.A', '3.L.C'], hipaa: ['164.308(a)(4)(ii)(C)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::AccessAnalyzer::Analyzer'],
  // Only findings about access from outside can be about everyone.
  where: analyzer =>
    allOf(analyzer.property('Type').mustBe('ACCOUNT', 'ORGANIZATION'), () => analyzer.property('ArchiveRules').mustBePresent()),

  check: analyzer =>
    everyOf(analyzer.property('ArchiveRules').items(), archive =>
      someOf(archive.get('Filter').items(), 'filter that leaves public access out, or names resources or principals', filter =>
        anyOf(
          filter.get('Property').mustMatch(/^(?:id|resource|principal\..+)$/, 'a resource or a principal'),
          allOf(filter.get('Property').mustBe('isPublic'), () =>
            someOf(filter.get('Eq').items(), 'value false', value => value.mustBe(false)),
          ),
        ),
      ),
    ),

  fix: {
    how: 'Add `{ property: "isPublic", eq: ["false"] }` to `filter` of each archive rule of `accessanalyzer.CfnAnalyzer`, or name resources (`ArchiveRules[].Filter`).',
  },
  config: { none: 'AWS Config has no managed rule for archive rules.' },

  examples: {
    compliant: [
      {
        when: 'it leaves public access out',
        resources: `
      Outside:
        Type: AWS::AccessAnalyzer::Analyzer
        Properties: { Type: ACCOUNT, ArchiveRules: [{ RuleName: partners, Filter: [{ Property: isPublic, Eq: ['false'] }] }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it archives all buckets',
        resources: `
      Outside:
        Type: AWS::AccessAnalyzer::Analyzer
        Properties: { Type: ACCOUNT, ArchiveRules: [{ RuleName: buckets, Filter: [{ Property: resourceType, Eq: ['AWS::S3::Bucket'] }] }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the rules are imported',
        resources: `
      Outside:
        Type: AWS::AccessAnalyzer::Analyzer
        Properties: { Type: ACCOUNT, ArchiveRules: !ImportValue rules }`,
      },
    ],
  },
});
