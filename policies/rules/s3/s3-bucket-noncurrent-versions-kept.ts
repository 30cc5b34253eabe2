import { allOf, everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 's3-bucket-noncurrent-versions-kept',
  title: 'S3 bucket keeps old versions of its objects for 30 days',
  why: 'Versions are what records are restored from after ransomware has overwritten them; intrusions are noticed after weeks, not days.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::S3::Bucket'],
  where: bucket =>
    allOf(bucket.property('VersioningConfiguration.Status').mustBe('Enabled'), () =>
      someOf(rulesThatExpire(bucket), 'lifecycle rule by which old versions expire', expiry => expiry.mustBePresent()),
    ),

  check: bucket => everyOf(rulesThatExpire(bucket), expiry => expiry.mustBeAtLeast(30)),

  fix: {
    how: 'Set `noncurrentVersionExpiration: Duration.days(30)` or more in `lifecycleRules` of `s3.Bucket` (`NoncurrentVersionExpiration.NoncurrentDays`).',
  },
  config: {
    none: 'An item holds the lifecycle rules of a bucket outside of its `configuration`, which is all that a Guard policy of ours reads.',
  },

  examples: {
    compliant: [
      {
        when: 'they expire after a year',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          LifecycleConfiguration: { Rules: [{ Status: Enabled, NoncurrentVersionExpiration: { NoncurrentDays: 365 } }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they expire after a day',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          LifecycleConfiguration: { Rules: [{ Status: Enabled, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }] }`,
      },
      {
        when: 'the older property lets them expire after a week',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          LifecycleConfiguration: { Rules: [{ Status: Enabled, NoncurrentVersionExpirationInDays: 7 }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          LifecycleConfiguration: { Rules: [{ Status: Enabled, NoncurrentVersionExpiration: { NoncurrentDays: !ImportValue days } }] }`,
      },
    ],
  },
});

/** A rule that is disabled deletes nothing. */
function rulesThatExpire(bucket: Resource): readonly Property[] {
  return bucket
    .property('LifecycleConfiguration.Rules')
    .items()
    .filter(lifecycle => lifecycle.get('Status').mustBe('Enabled').status !== 'non-compliant')
    .flatMap(lifecycle => [
      lifecycle.get('NoncurrentVersionExpiration.NoncurrentDays'),
      lifecycle.get('NoncurrentVersionExpirationInDays'),
    ])
    .filter(expiry => expiry.mustBeAbsent().status !== 'compliant');
}
