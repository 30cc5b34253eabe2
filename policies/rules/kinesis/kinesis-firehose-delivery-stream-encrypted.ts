import { rule } from '../../rule';

export default rule({
  id: 'kinesis-firehose-delivery-stream-encrypted',
  title: 'Firehose streams that take records directly are encrypted',
  why: 'Firehose buffers records before it delivers them; without encryption ePHI among them lies in clear text meanwhile.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::KinesisFirehose::DeliveryStream'],
  // What comes from a Kinesis stream or Kafka is encrypted there; Firehose keeps none of it on disk.
  where: stream => stream.property('DeliveryStreamType').orDefault('DirectPut').mustBe('DirectPut'),

  check: stream =>
    stream.property('DeliveryStreamEncryptionConfigurationInput.KeyType').mustBe('AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK'),

  fix: {
    how: 'Set `encryption: firehose.StreamEncryption.awsOwnedKey()` or `customerManagedKey(key)` on `firehose.DeliveryStream`. In CloudFormation: `DeliveryStreamEncryptionConfigurationInput`.',
    set: { 'Properties.DeliveryStreamEncryptionConfigurationInput': { KeyType: 'AWS_OWNED_CMK' } },
  },
  config: { managedRule: 'KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted with a key of the account',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties:
          DeliveryStreamEncryptionConfigurationInput: { KeyType: CUSTOMER_MANAGED_CMK, KeyARN: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: the service encrypts nothing',
        resources: `
      Vitals: { Type: AWS::KinesisFirehose::DeliveryStream }`,
      },
    ],
    undetermined: [
      {
        when: 'its encryption comes from another stack',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { DeliveryStreamEncryptionConfigurationInput: !ImportValue Encryption }`,
      },
    ],
  },
});
