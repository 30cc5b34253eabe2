import { allOf, anyOf, compliant, everyOf, nonCompliant, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

/** One filter of an archive rule: the key that it looks at, by name or as a property, and what it accepts. */
interface Filter {
  readonly key: string | Property;
  readonly tests: Property;
}

/** The filters of each archive rule: an analyzer has a list of rules, a rule of its own has its filters by key. */
function filtersOf(resource: Resource): readonly (readonly Filter[])[] {
  if (resource.type === 'AWS::AccessAnalyzer::ArchiveRule')
    return [
      resource
        .property('Filter')
        .entries()
        .map(([key, tests]) => ({ key, tests })),
    ];
  return resource
    .property('ArchiveRules')
    .items()
    .map(archive =>
      archive
        .get('Filter')
        .items()
        .map(tests => ({ key: tests.get('Property'), tests })),
    );
}

function isAbout(filter: Filter, keys: RegExp): Verdict {
  const { key, tests } = filter;
  if (typeof key !== 'string') return key.mustMatch(keys, 'a resource or a principal');
  return keys.test(key) ? compliant : nonCompliant(() => `${tests.path} is about something else`, tests);
}

/** Nothing, a letter or two, and what all ARNs of a service begin with. */
const shared = /^(?:\**|..?|arn(?::[^:]*){0,2}:*\**)$/;

/** A filter by what something is not, or is at all, and a principal of `*`, leave public access in. */
function mustName({ tests }: Filter): Verdict {
  const values = [...tests.get('Eq').items(), ...tests.get('Contains').items()];
  return someOf(['Eq', 'Contains'], 'value that names a resource or a principal', operator =>
    allOf(tests.get(operator).mustBePresent(), () =>
      everyOf(values, value => mustRead(value, 'the name of a resource or principal', text => !shared.test(text))),
    ),
  );
}

const isOfOutside = (analyzer: Resource): Verdict => analyzer.property('Type').mustBe('ACCOUNT', 'ORGANIZATION');

export default rule({
  id: 'accessanalyzer-archive-rules-keep-public-access',
  title: 'Access Analyzer archives no finding about public access unseen',
  why: 'An archive rule that takes in public access hides the day on which a bucket or key with ePHI is opened to everyone.',
  severity: 'medium',
  controls: { hicp: ['4.L.A', '3.L.C'], hipaa: ['164.308(a)(4)(ii)(C)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::AccessAnalyzer::Analyzer', 'AWS::AccessAnalyzer::ArchiveRule'],
  // Only findings about access from outside can be about everyone.
  where: resource =>
    resource.type === 'AWS::AccessAnalyzer::ArchiveRule'
      ? resource.property('AnalyzerName').leadsTo(isOfOutside)
      : allOf(isOfOutside(resource), () => resource.property('ArchiveRules').mustBePresent()),

  check: resource =>
    everyOf(filtersOf(resource), filters =>
      someOf(filters, 'filter that leaves public access out, or names resources or principals', filter =>
        anyOf(
          () => allOf(isAbout(filter, /^(?:id|resource|principal\..+)$/), () => mustName(filter)),
          () =>
            allOf(
              isAbout(filter, /^isPublic$/),
              // One of the values is enough for a finding to be archived.
              () => filter.tests.get('Eq').mustBePresent(),
              () => everyOf(filter.tests.get('Eq').items(), value => value.mustBe(false)),
            ),
        ),
      ),
    ),

  fix: {
    how: 'Add `{ property: "isPublic", eq: ["false"] }` to `filter` of each archive rule of `accessanalyzer.CfnAnalyzer`, or name resources (`ArchiveRules[].Filter`, or `Filter` of `AWS::AccessAnalyzer::ArchiveRule`).',
  },
  config: {
    none: 'AWS Config does not record archive rules by themselves, and a policy cannot ask of one of several filters of an analyzer what it asks of none.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a bucket',
        resources: `
      Outside:
        Type: AWS::AccessAnalyzer::Analyzer
        Properties: { Type: ACCOUNT, ArchiveRules: [{ RuleName: site, Filter: [{ Property: resource, Eq: ['arn:aws:s3:::clinic-site'] }] }] }`,
      },
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
        when: 'it takes every bucket',
        resources: `
      Outside:
        Type: AWS::AccessAnalyzer::Analyzer
        Properties: { Type: ACCOUNT, ArchiveRules: [{ RuleName: buckets, Filter: [{ Property: resource, Contains: ['arn:aws:s3:::'] }] }] }`,
      },
      {
        when: 'it archives what everyone may reach',
        resources: `
      Outside:
        Type: AWS::AccessAnalyzer::Analyzer
        Properties: { Type: ACCOUNT, ArchiveRules: [{ RuleName: all, Filter: [{ Property: principal.AWS, Eq: ['*'] }] }] }`,
      },
      {
        when: 'it archives all but one bucket',
        resources: `
      Outside:
        Type: AWS::AccessAnalyzer::Analyzer
        Properties: { Type: ACCOUNT, ArchiveRules: [{ RuleName: all, Filter: [{ Property: resource, Neq: ['arn:aws:s3:::clinic-records'] }] }] }`,
      },
      {
        when: 'a rule of its own archives all buckets',
        resources: `
      Buckets:
        Type: AWS::AccessAnalyzer::ArchiveRule
        Properties: { AnalyzerName: !Ref Outside, RuleName: buckets, Filter: { resourceType: { Eq: ['AWS::S3::Bucket'] } } }
      Outside:
        Type: AWS::AccessAnalyzer::Analyzer
        Properties: { Type: ACCOUNT }`,
      },
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
