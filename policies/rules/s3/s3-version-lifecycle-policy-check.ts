import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 's3-version-lifecycle-policy-check',
  title: 'Versioned S3 bucket has a lifecycle rule',
  why: 'Old versions pile up for ever where nobody decided how long they are kept: ePHI that was deleted on request is still there.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '5.M.D'], hipaa: ['164.310(d)(2)(i)', '164.312(c)(1)'] },
  appliesTo: ['AWS::S3::Bucket'],
  where: bucket => bucket.property('VersioningConfiguration.Status').mustBe('Enabled'),

  check: bucket =>
    someOf(bucket.property('LifecycleConfiguration.Rules').items(), 'lifecycle rule that is enabled', lifecycle =>
      lifecycle.get('Status').mustBe('Enabled'),
    ),

  fix: {
    how: 'Set `lifecycleRules` on `s3.Bucket` (`LifecycleConfiguration.Rules`): what happens to noncurrent versions, and when.',
    set: {
      'Properties.LifecycleConfiguration': {
        Rules: [{ Status: 'Enabled', NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }] }],
      },
    },
  },
  config: { managedRule: 'S3_VERSION_LIFECYCLE_POLICY_CHECK' },

  examples: {
    compliant: [
      {
        when: 'old versions move to an archive',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          LifecycleConfiguration: { Rules: [{ Status: Enabled, NoncurrentVersionTransitions: [{ StorageClass: GLACIER_IR, TransitionInDays: 90 }] }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no lifecycle rule',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }`,
      },
      {
        when: 'the only rule is disabled',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          LifecycleConfiguration: { Rules: [{ Status: Disabled, NoncurrentVersionTransitions: [{ StorageClass: GLACIER_IR, TransitionInDays: 90 }] }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the rules are imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          LifecycleConfiguration: { Rules: !ImportValue rules }`,
      },
    ],
  },
});
