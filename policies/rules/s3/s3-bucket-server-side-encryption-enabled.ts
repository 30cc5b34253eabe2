import { rule } from '../../rule';

export default rule({
  id: 's3-bucket-server-side-encryption-enabled',
  title: 'S3 bucket encrypts its objects at rest',
  why: 'Objects in plain can be read from disks and copies that leave the data center.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::S3::Bucket'],

  check: {
    none: 'S3 has encrypted every new object since January 2023, with or without `BucketEncryption`, so no template can break it; s3-default-encryption-kms and s3-bucket-customer-key judge the key.',
  },

  fix: { how: 'Leave encryption to S3, or set `encryption: s3.BucketEncryption.KMS` on `s3.Bucket` (`BucketEncryption`).' },
  config: { managedRule: 'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED' },

  examples: {
    compliant: [],
    nonCompliant: [],
  },
});
