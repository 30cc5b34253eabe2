import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'kinesis-stream-customer-key',
  title: 'Kinesis streams with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn and says which accounts may decrypt; with the key that AWS manages, everyone of the account who may read the stream reads its records.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::Kinesis::Stream'],
  // Whether it is encrypted at all is for kinesis-stream-encrypted to say.
  where: stream => stream.property('StreamEncryption.EncryptionType').mustBe('KMS'),

  check: stream => mustBeCustomerKey(stream.property('StreamEncryption.KeyId')),

  fix: { how: 'Set `encryptionKey: new kms.Key(...)` on `kinesis.Stream` (`StreamEncryption.KeyId`).' },
  config: { none: 'AWS Config has no managed rule about whose key it is, and an item names a key by an id that does not tell.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Vitals: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: !GetAtt Key.Arn } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it uses the key of AWS for Kinesis',
        resources: `
      Vitals: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: alias/aws/kinesis } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Vitals: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: !ImportValue key } } }`,
      },
    ],
  },
});
