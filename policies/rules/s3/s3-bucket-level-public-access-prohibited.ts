import { rule } from '../../rule';
import { allBlocked, mustBlockPublicAccess } from './_public-access-block';

export default rule({
  id: 's3-bucket-level-public-access-prohibited',
  title: 'S3 bucket blocks public access in all four ways',
  why: 'Without the block, one ACL or bucket policy is enough to put every object of the bucket, ePHI included, on the internet.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::S3::Bucket'],

  check: mustBlockPublicAccess,

  fix: {
    how: 'Set `blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL` on `s3.Bucket` (all four flags of `PublicAccessBlockConfiguration` true).',
    set: { 'Properties.PublicAccessBlockConfiguration': allBlocked },
  },
  config: { managedRule: 'S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED' },

  examples: {
    compliant: [
      {
        when: 'all four flags are on',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration:
            BlockPublicAcls: true
            BlockPublicPolicy: true
            IgnorePublicAcls: true
            RestrictPublicBuckets: true`,
      },
      { when: 'it says nothing, so that the default of S3 applies', resources: 'Records: { Type: AWS::S3::Bucket }' },
    ],
    nonCompliant: [
      {
        when: 'a flag is off',
        resources: `
      Leaflets:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration:
            BlockPublicAcls: true
            BlockPublicPolicy: false
            IgnorePublicAcls: true
            RestrictPublicBuckets: true`,
      },
      {
        when: 'the block leaves a flag out, which switches it off',
        resources: `
      Leaflets:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a flag is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration:
            BlockPublicAcls: true
            BlockPublicPolicy: !ImportValue block-public
            IgnorePublicAcls: true
            RestrictPublicBuckets: true`,
      },
    ],
  },
});
