import { allOf, anyOf, everyOf, mustNotHold, when } from '../../../lib/core';
import { rule } from '../../rule';
import { takesDistributionLogs } from './_log-bucket';

export default rule({
  id: 's3-bucket-acl-prohibited',
  title: 'S3 bucket grants no access through ACLs',
  why: 'ACLs open a bucket or a single object to other accounts or to everyone beside its policy, where reviews of policies do not look.',
  severity: 'medium',
  controls: { hicp: ['4.L.A', '4.M.E', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::S3::Bucket'],

  check: bucket => {
    const acl = bucket.property('AccessControl').orDefault('Private');
    // S3 disables ACLs on new buckets; log delivery, which lets S3 or CloudFront alone write, needs them enabled.
    const ownership = bucket.property('OwnershipControls.Rules').orDefault([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
    return allOf(
      acl.mustBe('Private', 'LogDeliveryWrite'),
      when(
        mustNotHold(
          anyOf(acl.mustBe('LogDeliveryWrite'), () => takesDistributionLogs(bucket)),
          'log delivery',
        ),
        () => everyOf(ownership.items(), one => one.get('ObjectOwnership').mustBe('BucketOwnerEnforced')),
      ),
    );
  },

  fix: {
    how: 'Leave out `accessControl` and set `objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED` on `s3.Bucket`; grant access in the bucket policy.',
    set: {
      'Properties.AccessControl': 'Private',
      'Properties.OwnershipControls': { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    },
  },
  config: { managedRule: 'S3_BUCKET_ACL_PROHIBITED' },

  examples: {
    compliant: [
      {
        when: 'ACLs are disabled',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerEnforced }] } }`,
      },
      { when: 'it says nothing, so that S3 disables ACLs', resources: 'Records: { Type: AWS::S3::Bucket }' },
      {
        when: 'only the log delivery of S3 may write',
        resources: `
      AccessLogs:
        Type: AWS::S3::Bucket
        Properties: { AccessControl: LogDeliveryWrite, OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may read',
        resources: `
      Leaflets:
        Type: AWS::S3::Bucket
        Properties: { AccessControl: PublicRead, OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] } }`,
      },
      {
        when: 'writers of objects may set ACLs',
        resources: `
      Referrals:
        Type: AWS::S3::Bucket
        Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerPreferred }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the ACL is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { AccessControl: !ImportValue acl }`,
      },
    ],
  },
});
