import { rule } from '../../rule';

export default rule({
  id: 'cloud-trail-encryption-enabled',
  title: 'CloudTrail encrypts its log files with a KMS key',
  why: 'Log files tell who works with which records and how the account is built; without a KMS key, whoever may read the bucket may read them.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '8.M.A'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail => trail.property('KMSKeyId').mustBePresent(),

  fix: { how: 'Set `encryptionKey` on `cloudtrail.Trail` to a `kms.Key` that CloudTrail may use (`KMSKeyId`).' },
  config: { managedRule: 'CLOUD_TRAIL_ENCRYPTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, KMSKeyId: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, KMSKeyId: !ImportValue trail-key }`,
      },
    ],
  },
});
