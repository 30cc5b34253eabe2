import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 's3express-directory-bucket-customer-key',
  title: 'S3 directory buckets with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::S3Express::DirectoryBucket'],

  // It takes no key that AWS manages: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-UsingKMSEncryption.html
  check: bucket =>
    someOf(
      bucket.property('BucketEncryption.ServerSideEncryptionConfiguration').items(),
      'default encryption with a customer managed key',
      encryption => {
        const standard = encryption.get('ServerSideEncryptionByDefault');
        return allOf(standard.get('SSEAlgorithm').mustBe('aws:kms'), () => standard.get('KMSMasterKeyID').mustBePresent());
      },
    ),

  fix: {
    how: 'Set `bucketEncryption` of `s3express.CfnDirectoryBucket` to `aws:kms` with the ARN of a `kms.Key` (`SSEAlgorithm`, `KMSMasterKeyID`).',
  },
  config: {
    guard: {
      type: 'AWS::S3Express::DirectoryBucket',
      all: [
        {
          every: 'BucketEncryption.ServerSideEncryptionConfiguration',
          all: [
            { path: 'ServerSideEncryptionByDefault.SSEAlgorithm', mustBe: ['aws:kms'] },
            { path: 'ServerSideEncryptionByDefault.KMSMasterKeyID', must: 'be text' },
          ],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::S3Express::DirectoryBucket.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: {
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [
                {
                  ServerSideEncryptionByDefault: {
                    SSEAlgorithm: 'aws:kms',
                    KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/1234',
                  },
                },
              ],
            },
          },
          configuration: {
            BucketName: 'images--use1-az5--x-s3',
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [
                {
                  BucketKeyEnabled: true,
                  ServerSideEncryptionByDefault: {
                    SSEAlgorithm: 'aws:kms',
                    KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/1234',
                  },
                },
              ],
            },
          },
          verdict: 'compliant',
        },
        {
          properties: {
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
            },
          },
          configuration: {
            BucketName: 'images--use1-az5--x-s3',
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
            },
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
            },
          },
          configuration: {
            BucketName: 'images--use1-az5--x-s3',
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
            },
          },
          verdict: 'non-compliant',
        },
        {
          properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [] } },
          configuration: { BucketName: 'images--use1-az5--x-s3', BucketEncryption: { ServerSideEncryptionConfiguration: [] } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { BucketName: 'images--use1-az5--x-s3' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Images:
        Type: AWS::S3Express::DirectoryBucket
        Properties:
          LocationName: use1-az5
          DataRedundancy: SingleAvailabilityZone
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: !GetAtt RecordsKey.Arn } }]
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'S3 encrypts with a key of its own',
        resources: `
      Images:
        Type: AWS::S3Express::DirectoryBucket
        Properties:
          LocationName: use1-az5
          DataRedundancy: SingleAvailabilityZone`,
      },
      {
        when: 'the encryption is AES256',
        resources: `
      Images:
        Type: AWS::S3Express::DirectoryBucket
        Properties:
          LocationName: use1-az5
          DataRedundancy: SingleAvailabilityZone
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 } }]`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Images:
        Type: AWS::S3Express::DirectoryBucket
        Properties:
          LocationName: use1-az5
          DataRedundancy: SingleAvailabilityZone
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: !ImportValue records-key } }]`,
      },
    ],
  },
});
