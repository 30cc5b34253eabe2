import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'lightsail-bucket-allow-public-overrides-disabled',
  title: 'Lightsail bucket keeps all objects private',
  why: 'A bucket, or a single object, that is made public hands what patients uploaded to everyone.',
  severity: 'high',
  controls: { hicp: ['4.M.C', '6.M.A'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Lightsail::Bucket'],

  // A new bucket is private and lets no object be made public.
  check: bucket =>
    allOf(bucket.property('AccessRules.GetObject').orDefault('private').mustBe('private'), () =>
      bucket.property('AccessRules.AllowPublicOverrides').orDefault(false).mustBe(false),
    ),

  fix: {
    how: "Leave out `accessRules` of `lightsail.CfnBucket`, or set `objectAccess: 'private'` and `allowPublicOverrides: false` (`AccessRules`).",
    set: { 'Properties.AccessRules': { GetObject: 'private', AllowPublicOverrides: false } },
  },
  config: { managedRule: 'LIGHTSAIL_BUCKET_ALLOW_PUBLIC_OVERRIDES_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'nothing can be made public',
        resources: `
      Uploads:
        Type: AWS::Lightsail::Bucket
        Properties: { BucketName: uploads, BundleId: small_1_0, AccessRules: { GetObject: private, AllowPublicOverrides: false } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'single objects can be made public',
        resources: `
      Uploads:
        Type: AWS::Lightsail::Bucket
        Properties: { BucketName: uploads, BundleId: small_1_0, AccessRules: { GetObject: private, AllowPublicOverrides: true } }`,
      },
      {
        when: 'all objects are public',
        resources: `
      Uploads:
        Type: AWS::Lightsail::Bucket
        Properties: { BucketName: uploads, BundleId: small_1_0, AccessRules: { GetObject: public } }`,
      },
    ],
    undetermined: [
      {
        when: 'the rules are imported',
        resources: `
      Uploads:
        Type: AWS::Lightsail::Bucket
        Properties: { BucketName: uploads, BundleId: small_1_0, AccessRules: !ImportValue access }`,
      },
    ],
  },
});
