import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'sqs-queue-encrypted',
  title: 'SQS queue encrypts its messages',
  why: 'Messages wait in a queue for up to two weeks; with encryption switched off, ePHI in them lies there in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::SQS::Queue'],

  // SQS encrypts with keys of its own unless that is switched off.
  check: queue =>
    anyOf(queue.property('SqsManagedSseEnabled').orDefault(true).mustBe(true), () =>
      queue.property('KmsMasterKeyId').mustBePresent(),
    ),

  fix: {
    how: 'Set `encryption: sqs.QueueEncryption.KMS` or `SQS_MANAGED` on `sqs.Queue` (`SqsManagedSseEnabled: true` or `KmsMasterKeyId`).',
    set: { 'Properties.SqsManagedSseEnabled': true },
  },
  config: {
    guard: {
      type: 'AWS::SQS::Queue',
      all: [{ unless: 'KmsMasterKeyId', isText: true, all: [{ path: 'SqsManagedSseEnabled', mustBe: [true] }] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::SQS::Queue.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: {},
          configuration: { QueueName: 'results', SqsManagedSseEnabled: 'true' },
          verdict: 'compliant',
        },
        {
          properties: { KmsMasterKeyId: 'alias/queues' },
          configuration: { KmsMasterKeyId: 'alias/queues', SqsManagedSseEnabled: 'false' },
          verdict: 'compliant',
        },
        {
          properties: { SqsManagedSseEnabled: false },
          configuration: { QueueName: 'results', SqsManagedSseEnabled: 'false' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      { when: 'it leaves encryption to SQS', resources: 'LabResults: { Type: AWS::SQS::Queue }' },
      {
        when: 'a KMS key takes the place of the keys of SQS',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { SqsManagedSseEnabled: false, KmsMasterKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'encryption is switched off',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { SqsManagedSseEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'the switch is imported',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { SqsManagedSseEnabled: !ImportValue encrypt }`,
      },
    ],
  },
});
