import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'sqs-queue-customer-key',
  title: 'SQS queues with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn and says who may decrypt; the key that AWS manages cannot be shared with the services that send, and lets in everyone of the account who may read the queue.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::SQS::Queue'],
  // Whether a KMS key is there at all is for sqs-queue-encrypted-kms to say.
  where: one => one.property('KmsMasterKeyId').mustBePresent(),

  check: one => mustBeCustomerKey(one.property('KmsMasterKeyId')),

  fix: {
    how: 'Set `encryptionMasterKey: new kms.Key(...)` on `sqs.Queue` (`KmsMasterKeyId`), with a key policy for the services that send.',
  },
  config: { none: 'AWS Config has no managed rule about whose key it is, and an item names a key by an id that does not tell.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Results: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref Key } }
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'it names an alias of the account',
        resources: `
      Results: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: alias/results } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it uses the key of AWS',
        resources: `
      Results: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: alias/aws/sqs } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Results: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !ImportValue key } }`,
      },
    ],
  },
});
