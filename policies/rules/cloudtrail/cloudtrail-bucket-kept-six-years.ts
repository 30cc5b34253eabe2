import { allOf, anyOf, compliant, everyOf, undetermined, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

/** Six years: HIPAA sets them for documentation, and none for logs. */
const days = 2192;

/** A rule without a filter takes all objects; which ones a filter takes is not told by its prefix alone, as trails have one too. */
function mayTakeLogs(one: Property): Verdict {
  const all = allOf(one.get('Prefix').mustBeAbsent(), one.get('TagFilters').mustBeAbsent());
  return anyOf(
    all.status === 'compliant' ? compliant : undetermined(`${one.path} is for some objects; which ones is not looked at`, one),
  );
}

export default rule({
  id: 'cloudtrail-bucket-kept-six-years',
  title: 'Log files of CloudTrail are kept for at least six years',
  why: 'A complaint about access to records can come years later, and the log files that would answer it are gone.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)', '164.316(b)(2)(i)'] },
  from: 'large',
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail =>
    trail.property('S3BucketName').leadsTo(bucket =>
      everyOf(bucket.property('LifecycleConfiguration.Rules').items(), one =>
        when(allOf(one.get('Status').mustBe('Enabled'), mayTakeLogs(one)), () =>
          allOf(
            when(one.get('ExpirationInDays').mustBePresent(), () => one.get('ExpirationInDays').mustBeAtLeast(days)),
            () => one.get('ExpirationDate').mustBeAbsent(),
          ),
        ),
      ),
    ),

  fix: {
    how: 'Set `expiration: Duration.days(2192)` or more in the `lifecycleRules` of the trail’s `s3.Bucket`, or none. In CloudFormation: `LifecycleConfiguration.Rules[].ExpirationInDays`.',
  },
  config: { none: 'It judges a trail together with its bucket, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'they never expire',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket`,
      },
      {
        when: 'they expire after seven years',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
        Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 2557 }] } }`,
      },
      {
        when: 'they move to colder storage',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
        Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, Transitions: [{ StorageClass: GLACIER, TransitionInDays: 90 }] }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they expire after a year',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
        Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 365 }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket belongs to another stack',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !ImportValue logs, IsLogging: true }`,
      },
      {
        when: 'what expires has a prefix',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
        Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, Prefix: scratch/, ExpirationInDays: 30 }] } }`,
      },
    ],
  },
});
