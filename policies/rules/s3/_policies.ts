import type { Attachment } from './_resource-policy';

/** How a bucket gets its policy. */
export const bucketPolicies: readonly Attachment[] = [
  { type: 'AWS::S3::BucketPolicy', document: 'PolicyDocument', names: 'Bucket', on: 'AWS::S3::Bucket' },
];
