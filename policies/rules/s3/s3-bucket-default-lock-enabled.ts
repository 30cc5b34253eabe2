import { allOf, anyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotTakeAccessLogs, mustNotTakeConfigHistory } from './_log-bucket';

export default rule({
  id: 's3-bucket-default-lock-enabled',
  title: 'S3 bucket locks new objects against deletion',
  why: 'Whoever takes over an account can delete records with all their versions; a lock keeps them for the days that it says.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::S3::Bucket'],
  // Neither S3 nor AWS Config deliver to a bucket with default retention.
  where: bucket => allOf(mustNotTakeAccessLogs(bucket), () => mustNotTakeConfigHistory(bucket)),

  check: bucket => {
    const retention = bucket.property('ObjectLockConfiguration.Rule.DefaultRetention');
    return allOf(
      bucket.property('ObjectLockEnabled').orDefault(false).mustBe(true),
      retention.get('Mode').mustBe('COMPLIANCE', 'GOVERNANCE'),
      anyOf(retention.get('Days').mustBeAtLeast(1), () => retention.get('Years').mustBeAtLeast(1)),
    );
  },

  fix: {
    how: 'Set `objectLockDefaultRetention: s3.ObjectLockRetention.governance(Duration.days(30))` on `s3.Bucket` (`ObjectLockEnabled` and `ObjectLockConfiguration`), with the days that a record is to be kept at least.',
    set: {
      'Properties.ObjectLockEnabled': true,
      'Properties.ObjectLockConfiguration': {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
      },
    },
  },
  config: { managedRule: 'S3_BUCKET_DEFAULT_LOCK_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'new objects are locked for a year',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          ObjectLockEnabled: true
          ObjectLockConfiguration:
            ObjectLockEnabled: Enabled
            Rule: { DefaultRetention: { Mode: COMPLIANCE, Years: 1 } }`,
      },
    ],
    nonCompliant: [
      { when: 'object lock is off', resources: 'Records: { Type: AWS::S3::Bucket }' },
      {
        when: 'object lock is on, but without a default retention',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { ObjectLockEnabled: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the mode is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          ObjectLockEnabled: true
          ObjectLockConfiguration:
            ObjectLockEnabled: Enabled
            Rule: { DefaultRetention: { Mode: !ImportValue mode, Days: 30 } }`,
      },
    ],
  },
});
