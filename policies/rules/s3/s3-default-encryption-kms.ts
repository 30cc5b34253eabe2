import { someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustTakeAnyKey } from './_log-bucket';

export default rule({
  id: 's3-default-encryption-kms',
  title: 'S3 bucket encrypts new objects with a KMS key',
  why: 'With the encryption that S3 applies by itself, whoever may read an object may decrypt it; a KMS key is a second permission, is logged at each use and can be withdrawn.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::S3::Bucket'],
  where: mustTakeAnyKey,

  check: bucket =>
    someOf(
      bucket.property('BucketEncryption.ServerSideEncryptionConfiguration').items(),
      'default encryption with a KMS key',
      encryption => encryption.get('ServerSideEncryptionByDefault.SSEAlgorithm').mustBe('aws:kms', 'aws:kms:dsse'),
    ),

  fix: {
    how: 'Set `encryption: s3.BucketEncryption.KMS` and `bucketKeyEnabled: true` on `s3.Bucket` (`SSEAlgorithm: aws:kms`).',
    set: {
      'Properties.BucketEncryption': {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
    },
  },
  config: { managedRule: 'S3_DEFAULT_ENCRYPTION_KMS' },

  examples: {
    compliant: [
      {
        when: 'its default encryption uses a KMS key',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration:
              - ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      { when: 'it leaves encryption to S3', resources: 'Records: { Type: AWS::S3::Bucket }' },
      {
        when: 'S3 keeps the key',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration:
              - ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }`,
      },
    ],
    undetermined: [
      {
        when: 'the algorithm is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration:
              - ServerSideEncryptionByDefault: { SSEAlgorithm: !ImportValue algorithm }`,
      },
    ],
  },
});
