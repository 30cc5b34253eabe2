import { someOf, when } from '../../../lib/core';
import { rule } from '../../rule';

/** What a bucket is or how much was read of an object names neither a kind of finding nor a bucket. */
const narrow =
  /^(?:id|type)$|^resourcesAffected\.(?:s3Bucket\.(?:arn|name|tags\.)|s3Object\.(?:bucketArn|key|path|tags\.))|^classificationDetails\.(?:jobArn|jobId|result\.(?:customDataIdentifiers|sensitiveData)\.)/;

export default rule({
  id: 'macie-filter-archives-narrowly',
  title: 'Macie filters archive only kinds of findings or buckets that they name',
  why: 'A filter that archives by severity alone hides records in every bucket where they do not belong.',
  severity: 'medium',
  controls: { hicp: ['4.M.E', '4.L.A'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::Macie::FindingsFilter'],
  where: filter => filter.property('Action').mustBe('ARCHIVE'),

  check: filter => {
    const criterion = filter.property('FindingCriteria.Criterion');
    return when(criterion.mustBePresent(), () =>
      someOf(
        criterion.entries().filter(([key]) => narrow.test(key)),
        'criterion that names kinds of findings or buckets',
        ([, test]) => test.get('eq').mustBePresent(),
      ),
    );
  },

  fix: {
    how: 'Add the kind of finding or the bucket to `criterion` of `macie.CfnFindingsFilter`: `type: { eq: [...] }` (`FindingCriteria.Criterion`).',
  },
  config: { none: 'AWS Config does not record filters of Macie.' },

  examples: {
    compliant: [
      {
        when: 'it names a bucket',
        resources: `
      Known:
        Type: AWS::Macie::FindingsFilter
        Properties: { Name: known, Action: ARCHIVE, FindingCriteria: { Criterion: { resourcesAffected.s3Bucket.name: { eq: [published] } } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names how far classification went',
        resources: `
      Known:
        Type: AWS::Macie::FindingsFilter
        Properties: { Name: known, Action: ARCHIVE, FindingCriteria: { Criterion: { classificationDetails.result.status.code: { eq: [COMPLETE] } } } }`,
      },
      {
        when: 'it names who may read the bucket',
        resources: `
      Known:
        Type: AWS::Macie::FindingsFilter
        Properties: { Name: known, Action: ARCHIVE, FindingCriteria: { Criterion: { resourcesAffected.s3Bucket.publicAccess.effectivePermission: { eq: [PUBLIC] } } } }`,
      },
      {
        when: 'it names a severity alone',
        resources: `
      Known:
        Type: AWS::Macie::FindingsFilter
        Properties: { Name: known, Action: ARCHIVE, FindingCriteria: { Criterion: { severity.description: { eq: [Medium] } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the criteria are imported',
        resources: `
      Known:
        Type: AWS::Macie::FindingsFilter
        Properties: { Name: known, Action: ARCHIVE, FindingCriteria: { Criterion: !ImportValue criteria } }`,
      },
    ],
  },
});
