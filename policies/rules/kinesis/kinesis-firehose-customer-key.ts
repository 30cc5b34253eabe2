import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'kinesis-firehose-customer-key',
  title: 'Firehose streams with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn and its use is in the logs of the account; the key that AWS owns is in nobody's sight.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::KinesisFirehose::DeliveryStream'],
  // Whether it is encrypted at all is for kinesis-firehose-delivery-stream-encrypted to say.
  where: stream => stream.property('DeliveryStreamEncryptionConfigurationInput').mustBePresent(),

  check: stream => {
    const encryption = stream.property('DeliveryStreamEncryptionConfigurationInput');
    return allOf(encryption.get('KeyType').mustBe('CUSTOMER_MANAGED_CMK'), () => mustBeCustomerKey(encryption.get('KeyARN')));
  },

  fix: {
    how: 'Set `encryption: StreamEncryption.customerManagedKey(key)` on `firehose.DeliveryStream` (`DeliveryStreamEncryptionConfigurationInput.KeyARN`).',
  },
  config: { none: 'AWS Config has no managed rule about whose key it is, and an item names a key by an id that does not tell.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { DeliveryStreamEncryptionConfigurationInput: { KeyType: CUSTOMER_MANAGED_CMK, KeyARN: !GetAtt Key.Arn } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it uses a key that AWS owns',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { DeliveryStreamEncryptionConfigurationInput: { KeyType: AWS_OWNED_CMK } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { DeliveryStreamEncryptionConfigurationInput: { KeyType: CUSTOMER_MANAGED_CMK, KeyARN: !ImportValue key } }`,
      },
    ],
  },
});
