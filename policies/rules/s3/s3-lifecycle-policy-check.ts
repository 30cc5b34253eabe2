import { mustNotHold, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 's3-lifecycle-policy-check',
  title: 'S3 bucket with PHI says how long it keeps its objects',
  why: 'Records that nobody needs any longer can still be stolen; a lifecycle rule carries out what the retention schedule says.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '5.M.D'], hipaa: ['164.310(d)(2)(i)', '164.312(c)(1)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::S3::Bucket'],
  // s3-version-lifecycle-policy-check judges buckets with versions.
  where: bucket => mustNotHold(bucket.property('VersioningConfiguration.Status').mustBe('Enabled'), 'it has versions'),

  check: bucket =>
    someOf(bucket.property('LifecycleConfiguration.Rules').items(), 'lifecycle rule that is enabled', lifecycle =>
      lifecycle.get('Status').mustBe('Enabled'),
    ),

  fix: {
    how: 'Set `lifecycleRules` on `s3.Bucket` (`LifecycleConfiguration.Rules`) by the retention schedule of the records.',
    set: {
      'Properties.LifecycleConfiguration': {
        Rules: [{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }] }],
      },
    },
  },
  config: { managedRule: 'S3_LIFECYCLE_POLICY_CHECK' },

  examples: {
    compliant: [
      {
        when: 'objects move to an archive',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          LifecycleConfiguration: { Rules: [{ Status: Enabled, Transitions: [{ StorageClass: GLACIER_IR, TransitionInDays: 90 }] }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no lifecycle rule',
        resources: `
      Records:
        Type: AWS::S3::Bucket`,
      },
      {
        when: 'the only rule is disabled',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          LifecycleConfiguration: { Rules: [{ Status: Disabled, NoncurrentVersionTransitions: [{ StorageClass: GLACIER_IR, TransitionInDays: 90 }] }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the state of the rule is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          LifecycleConfiguration: { Rules: [{ Status: !ImportValue status, NoncurrentVersionTransitions: [{ StorageClass: GLACIER_IR, TransitionInDays: 90 }] }] }`,
      },
    ],
  },
});
