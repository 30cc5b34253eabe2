import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 's3express-directory-bucket-customer-key',
  title: 'S3 directory buckets with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::S3Express::DirectoryBucket'],

  check: bucket =>
    someOf(
      bucket.property('BucketEncryption.ServerSideEncryptionConfiguration').items(),
      'default encryption with a customer managed key',
      encryption => {
        const standard = encryption.get('ServerSideEncryptionByDefault');
        return allOf(standard.get('SSEAlgorithm').mustBe('aws:kms'), () => mustBeCustomerKey(standard.get('KMSMasterKeyID')));
      },
    ),

  fix: {
    how: 'Set `bucketEncryption` of `s3express.CfnDirectoryBucket` to `aws:kms` with the ARN of a `kms.Key` (`SSEAlgorithm`, `KMSMasterKeyID`).',
  },
  config: { none: 'AWS Config has no managed rule for the encryption of directory buckets.' },

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
