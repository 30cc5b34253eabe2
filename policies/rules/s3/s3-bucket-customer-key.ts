import { allOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';
import { mustTakeAnyKey } from './_log-bucket';

export default rule({
  id: 's3-bucket-customer-key',
  title: 'S3 buckets with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn and says which accounts may decrypt; with the key that AWS manages, no other account can read a shared or replicated object.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::S3::Bucket'],
  // Which keys are there at all is for s3-default-encryption-kms to say.
  where: bucket =>
    allOf(
      someOf(encryptionsOf(bucket), 'default encryption with a KMS key', encryption =>
        encryption.get('SSEAlgorithm').mustBe('aws:kms', 'aws:kms:dsse'),
      ),
      () => mustTakeAnyKey(bucket),
    ),

  check: bucket =>
    someOf(encryptionsOf(bucket), 'default encryption with a customer managed key', encryption =>
      mustBeCustomerKey(encryption.get('KMSMasterKeyID')),
    ),

  fix: { how: 'Set `encryptionKey: new kms.Key(...)` on `s3.Bucket` (`KMSMasterKeyID`).' },
  config: {
    none: 's3-default-encryption-kms takes the ARNs of keys for a whole account, and those of this template are not known before deployment. An item names a key by its ARN, which does not tell whose key it is.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: !GetAtt RecordsKey.Arn } }]
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'it names an alias of the account',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: alias/records } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the key to AWS',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }]`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: !ImportValue records-key } }]`,
      },
    ],
  },
});

function encryptionsOf(bucket: Resource): readonly Property[] {
  return bucket
    .property('BucketEncryption.ServerSideEncryptionConfiguration')
    .items()
    .map(encryption => encryption.get('ServerSideEncryptionByDefault'));
}
