import { compliant } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'sqs-queue-encrypted-kms',
  title: 'SQS queue encrypts its messages with a KMS key',
  why: 'With the keys of SQS, whoever may receive a message may read it; a KMS key is a second permission, is logged at each use and can be withdrawn.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::SQS::Queue'],
  // sqs-queue-encrypted judges queues without any. Whatever else is not known, a queue without a key has no key.
  where: queue =>
    queue.property('SqsManagedSseEnabled').mustBe(false).status === 'compliant'
      ? queue.property('KmsMasterKeyId').mustBePresent()
      : compliant,

  check: queue => queue.property('KmsMasterKeyId').mustBePresent(),

  fix: { how: 'Set `encryption: sqs.QueueEncryption.KMS` on `sqs.Queue` (`KmsMasterKeyId`).' },
  config: {
    guard: {
      type: 'AWS::SQS::Queue',
      all: [{ path: 'KmsMasterKeyId', must: 'be text' }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::SQS::Queue.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { KmsMasterKeyId: 'alias/queues' },
          configuration: { KmsMasterKeyId: 'alias/queues', SqsManagedSseEnabled: 'false' },
          verdict: 'compliant',
        },
        {
          properties: { SqsManagedSseEnabled: true },
          configuration: { QueueName: 'results', SqsManagedSseEnabled: 'true' },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { QueueName: 'results', SqsManagedSseEnabled: 'true' },
          verdict: 'non-compliant',
        },
        {
          properties: { SqsManagedSseEnabled: false },
          configuration: { QueueName: 'results', SqsManagedSseEnabled: 'false' },
          verdict: 'not concerned',
          policyDiffers: 'A queue without any encryption is left to sqs-queue-encrypted; in AWS Config both report it.',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { KmsMasterKeyId: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      { when: 'it leaves encryption to SQS', resources: 'LabResults: { Type: AWS::SQS::Queue }' },
      {
        when: 'it asks for the keys of SQS',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { SqsManagedSseEnabled: true }`,
      },
      {
        when: 'it may have no encryption at all',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { SqsManagedSseEnabled: !ImportValue encryption }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { KmsMasterKeyId: !ImportValue queue-key }`,
      },
    ],
  },
});
