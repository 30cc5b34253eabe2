import { allOf, when } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'connect-instance-storage-encrypted',
  title: 'Connect encrypts recordings and transcripts with a KMS key',
  why: 'Recordings and transcripts of calls are ePHI; without a key everyone who may read the bucket or stream hears them.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Connect::InstanceStorageConfig'],
  where: storage => storage.property('StorageType').mustBe('S3', 'KINESIS_VIDEO_STREAM'),

  check: storage => {
    const type = storage.property('StorageType');
    return allOf(
      when(type.mustBe('S3'), () => storage.property('S3Config.EncryptionConfig.KeyId').mustBePresent()),
      when(type.mustBe('KINESIS_VIDEO_STREAM'), () =>
        storage.property('KinesisVideoStreamConfig.EncryptionConfig.KeyId').mustBePresent(),
      ),
    );
  },

  fix: {
    how: 'Set `encryptionConfig: { encryptionType: "KMS", keyId: key.keyArn }` in `s3Config` or `kinesisVideoStreamConfig` of `connect.CfnInstanceStorageConfig` (`EncryptionConfig`).',
  },
  config: { none: 'AWS Config does not record how an instance of Connect stores what it keeps.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Calls:
        Type: AWS::Connect::InstanceStorageConfig
        Properties: { InstanceArn: arn:aws:connect:us-east-1:111122223333:instance/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0, ResourceType: CALL_RECORDINGS, StorageType: S3, S3Config: { BucketName: calls, BucketPrefix: recordings, EncryptionConfig: { EncryptionType: KMS, KeyId: !GetAtt Key.Arn } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Calls:
        Type: AWS::Connect::InstanceStorageConfig
        Properties: { InstanceArn: arn:aws:connect:us-east-1:111122223333:instance/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0, ResourceType: CALL_RECORDINGS, StorageType: S3, S3Config: { BucketName: calls, BucketPrefix: recordings } }`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket comes from another stack',
        resources: `
      Calls:
        Type: AWS::Connect::InstanceStorageConfig
        Properties: { InstanceArn: arn:aws:connect:us-east-1:111122223333:instance/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0, ResourceType: CALL_RECORDINGS, StorageType: S3, S3Config: !ImportValue calls }`,
      },
    ],
  },
});
