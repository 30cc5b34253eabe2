import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 's3express-dir-bucket-lifecycle-rules-check',
  title: 'S3 directory bucket says how long it keeps its objects',
  why: 'A directory bucket has no versions and no archive: working copies of ePHI that nobody clears away stay until they are stolen.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '5.M.D'], hipaa: ['164.310(d)(2)(i)'] },
  from: 'large',
  appliesTo: ['AWS::S3Express::DirectoryBucket'],

  check: bucket =>
    someOf(bucket.property('LifecycleConfiguration.Rules').items(), 'lifecycle rule that is enabled', lifecycle =>
      lifecycle.get('Status').mustBe('Enabled'),
    ),

  fix: {
    how: 'Set `lifecycleConfiguration` on `s3express.CfnDirectoryBucket` (`LifecycleConfiguration.Rules`), by which objects expire.',
  },
  config: { managedRule: 'S3EXPRESS_DIR_BUCKET_LIFECYCLE_RULES_CHECK' },

  examples: {
    compliant: [
      {
        when: 'objects expire after 30 days',
        resources: `
      Images:
        Type: AWS::S3Express::DirectoryBucket
        Properties:
          LocationName: use1-az5
          DataRedundancy: SingleAvailabilityZone
          LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 30 }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no lifecycle rule',
        resources: `
      Images:
        Type: AWS::S3Express::DirectoryBucket
        Properties:
          LocationName: use1-az5
          DataRedundancy: SingleAvailabilityZone`,
      },
      {
        when: 'the only rule is disabled',
        resources: `
      Images:
        Type: AWS::S3Express::DirectoryBucket
        Properties:
          LocationName: use1-az5
          DataRedundancy: SingleAvailabilityZone
          LifecycleConfiguration: { Rules: [{ Status: Disabled, ExpirationInDays: 30 }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the rules are imported',
        resources: `
      Images:
        Type: AWS::S3Express::DirectoryBucket
        Properties:
          LocationName: use1-az5
          DataRedundancy: SingleAvailabilityZone
          LifecycleConfiguration: { Rules: !ImportValue rules }`,
      },
    ],
  },
});
