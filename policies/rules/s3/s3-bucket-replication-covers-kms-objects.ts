import { allOf, everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 's3-bucket-replication-covers-kms-objects',
  title: 'S3 replication includes the objects that a KMS key encrypts',
  why: 'S3 leaves objects under a KMS key out of replication unless the rule includes them, so the copy that is to save the records is empty.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '4.M.C'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::S3::Bucket'],
  where: bucket =>
    allOf(
      someOf(activeRules(bucket), 'replication rule that is enabled', replication => replication.get('Status').mustBe('Enabled')),
      () =>
        someOf(
          bucket.property('BucketEncryption.ServerSideEncryptionConfiguration').items(),
          'default encryption with a KMS key',
          encryption => encryption.get('ServerSideEncryptionByDefault.SSEAlgorithm').mustBe('aws:kms', 'aws:kms:dsse'),
        ),
    ),

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
  check: bucket =>
    everyOf(activeRules(bucket), replication =>
      allOf(replication.get('SourceSelectionCriteria.SseKmsEncryptedObjects.Status').mustBe('Enabled'), () =>
        replication.get('Destination.EncryptionConfiguration.ReplicaKmsKeyID').mustBePresent(),
      ),
    ),

  fix: {
    how: 'Set `sseKmsEncryptedObjects: true` and `kmsKey` in `replicationRules` of `s3.Bucket` (`SourceSelectionCriteria.SseKmsEncryptedObjects`, `Destination.EncryptionConfiguration.ReplicaKmsKeyID`).',
  },
  config: { none: 'AWS’s schema of the item of a bucket does not list what its replication includes.' },

  examples: {
    compliant: [
      {
        when: 'the rule includes them and names the key of the copies',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }]
          ReplicationConfiguration:
            Role: arn:aws:iam::111122223333:role/replication
            Rules:
              - Status: Enabled
                SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: Enabled } }
                Destination:
                  Bucket: arn:aws:s3:::records-copy
                  EncryptionConfiguration: { ReplicaKmsKeyID: arn:aws:kms:us-west-2:111122223333:alias/records-copy }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the rule does not include them',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }]
          ReplicationConfiguration:
            Role: arn:aws:iam::111122223333:role/replication
            Rules:
              - Status: Enabled
                Destination:
                  Bucket: arn:aws:s3:::records-copy`,
      },
      {
        when: 'the rule leaves them out',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }]
          ReplicationConfiguration:
            Role: arn:aws:iam::111122223333:role/replication
            Rules:
              - Status: Enabled
                SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: Disabled } }
                Destination:
                  Bucket: arn:aws:s3:::records-copy
                  EncryptionConfiguration: { ReplicaKmsKeyID: arn:aws:kms:us-west-2:111122223333:alias/records-copy }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether they are included',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }]
          ReplicationConfiguration:
            Role: arn:aws:iam::111122223333:role/replication
            Rules:
              - Status: Enabled
                SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: !ImportValue status } }
                Destination:
                  Bucket: arn:aws:s3:::records-copy
                  EncryptionConfiguration: { ReplicaKmsKeyID: arn:aws:kms:us-west-2:111122223333:alias/records-copy }`,
      },
    ],
  },
});

function activeRules(bucket: Resource): readonly Property[] {
  return bucket
    .property('ReplicationConfiguration.Rules')
    .items()
    .filter(replication => replication.get('Status').mustBe('Enabled').status !== 'non-compliant');
}
