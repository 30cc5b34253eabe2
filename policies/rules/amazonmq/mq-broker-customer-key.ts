import { allOf } from '../../../lib/core';
import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'mq-broker-customer-key',
  title: 'Amazon MQ broker is encrypted with a customer managed key',
  why: 'Queues keep HL7 messages until somebody fetches them; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::AmazonMQ::Broker'],

  check: broker =>
    allOf(broker.property('EncryptionOptions.UseAwsOwnedKey').orDefault(true).mustBe(false), () =>
      mustBeCustomerKey(broker.property('EncryptionOptions.KmsKeyId')),
    ),

  fix: {
    how: 'Set `encryptionOptions: { useAwsOwnedKey: false, kmsKeyId }` on `amazonmq.CfnBroker` (`EncryptionOptions`). It takes a new broker.',
  },
  config: {
    guard: {
      type: 'AWS::AmazonMQ::Broker',
      all: [
        { path: 'EncryptionOptions.UseAwsOwnedKey', mustBe: [false] },
        { path: 'EncryptionOptions.KmsKeyId', must: 'be text' },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::AmazonMQ::Broker.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: 'alias/broker' } },
          configuration: {
            BrokerName: 'orders',
            EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1234' },
          },
          verdict: 'compliant',
        },
        {
          properties: { EncryptionOptions: { UseAwsOwnedKey: true } },
          configuration: { BrokerName: 'orders', EncryptionOptions: { UseAwsOwnedKey: true } },
          verdict: 'non-compliant',
        },
        {
          properties: { EncryptionOptions: { UseAwsOwnedKey: false } },
          configuration: { BrokerName: 'orders', EncryptionOptions: { UseAwsOwnedKey: false } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { BrokerName: 'orders' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: !GetAtt Key.Arn } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE }`,
      },
      {
        when: 'the key is one that AWS manages',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, EncryptionOptions: { UseAwsOwnedKey: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: !ImportValue hl7-key } }`,
      },
    ],
  },
});
