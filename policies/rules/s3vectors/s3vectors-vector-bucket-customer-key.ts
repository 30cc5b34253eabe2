import { allOf, compliant } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 's3vectors-vector-bucket-customer-key',
  title: 'S3 vector buckets with PHI are encrypted with a customer managed key',
  why: "Vectors made of clinical notes can be turned back into much of their text; with a key of one's own, access to them can be withdrawn and is logged.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::S3Vectors::VectorBucket', 'AWS::S3Vectors::Index'],
  // An index that says nothing takes the encryption of its bucket.
  where: one => (one.type === 'AWS::S3Vectors::Index' ? one.property('EncryptionConfiguration').mustBePresent() : compliant),

  check: one => {
    const encryption = one.property('EncryptionConfiguration');
    return allOf(encryption.get('SseType').orDefault('AES256').mustBe('aws:kms'), () =>
      mustBeCustomerKey(encryption.get('KmsKeyArn')),
    );
  },

  fix: {
    how: 'Set `encryptionConfiguration: { sseType: "aws:kms", kmsKeyArn: key.keyArn }` on `s3vectors.CfnVectorBucket` (`EncryptionConfiguration`), or leave it out of `s3vectors.CfnIndex`; that replaces the bucket or the index.',
  },
  config: { none: 'AWS Config does not record vector buckets.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Notes:
        Type: AWS::S3Vectors::VectorBucket
        Properties:
          VectorBucketName: notes
          EncryptionConfiguration:
            SseType: aws:kms
            KmsKeyArn: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'S3 encrypts with a key of its own',
        resources: `
      Notes:
        Type: AWS::S3Vectors::VectorBucket
        Properties:
          VectorBucketName: notes`,
      },
      {
        when: 'an index has S3 encrypt with a key of its own, whatever its bucket does',
        resources: `
      Notes:
        Type: AWS::S3Vectors::Index
        Properties:
          VectorBucketName: notes
          EncryptionConfiguration: { SseType: AES256 }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Notes:
        Type: AWS::S3Vectors::VectorBucket
        Properties:
          VectorBucketName: notes
          EncryptionConfiguration:
            SseType: aws:kms
            KmsKeyArn: !ImportValue records-key`,
      },
    ],
  },
});
