import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 's3tables-table-bucket-customer-key',
  title: 'S3 table buckets with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::S3Tables::TableBucket'],

  check: bucket => {
    const encryption = bucket.property('EncryptionConfiguration');
    return allOf(encryption.get('SSEAlgorithm').orDefault('AES256').mustBe('aws:kms'), () =>
      mustBeCustomerKey(encryption.get('KMSKeyArn')),
    );
  },

  fix: {
    how: 'Set `encryptionConfiguration: { sseAlgorithm: "aws:kms", kmsKeyArn: key.keyArn }` on `s3tables.CfnTableBucket` (`EncryptionConfiguration`).',
  },
  config: { none: 'AWS publishes no schema of the item of a table bucket, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Claims:
        Type: AWS::S3Tables::TableBucket
        Properties:
          TableBucketName: claims
          EncryptionConfiguration:
            SSEAlgorithm: aws:kms
            KMSKeyArn: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'S3 encrypts with a key of its own',
        resources: `
      Claims:
        Type: AWS::S3Tables::TableBucket
        Properties:
          TableBucketName: claims`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Claims:
        Type: AWS::S3Tables::TableBucket
        Properties:
          TableBucketName: claims
          EncryptionConfiguration:
            SSEAlgorithm: aws:kms
            KMSKeyArn: !ImportValue records-key`,
      },
    ],
  },
});
