import { rule } from '../../rule';

export default rule({
  id: 'kinesis-stream-encrypted',
  title: 'Kinesis streams are encrypted',
  why: 'A stream keeps vital signs and messages for a day or up to a year; without encryption they lie in clear text on the disks of the service.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::Kinesis::Stream'],

  check: stream => stream.property('StreamEncryption.EncryptionType').mustBe('KMS'),

  fix: {
    how: 'Set `encryption: kinesis.StreamEncryption.KMS` on `kinesis.Stream`. In CloudFormation: `StreamEncryption: { EncryptionType: KMS, KeyId }`.',
    set: { 'Properties.StreamEncryption': { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } },
  },
  config: { managedRule: 'KINESIS_STREAM_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted with a KMS key',
        resources: `
      Vitals:
        Type: AWS::Kinesis::Stream
        Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: !GetAtt Key.Arn } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: the service encrypts nothing',
        resources: `
      Vitals: { Type: AWS::Kinesis::Stream }`,
      },
    ],
    undetermined: [
      {
        when: 'its encryption comes from another stack',
        resources: `
      Vitals:
        Type: AWS::Kinesis::Stream
        Properties: { StreamEncryption: !ImportValue Encryption }`,
      },
    ],
  },
});
