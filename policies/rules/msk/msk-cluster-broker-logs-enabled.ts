import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'msk-cluster-broker-logs-enabled',
  title: 'MSK delivers the logs of its brokers',
  why: 'Failed sign-ins and denied requests of clients stand in the logs of brokers alone, and go with them.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::MSK::Cluster'],

  check: cluster =>
    someOf(['CloudWatchLogs', 'Firehose', 'S3'], 'place to which broker logs go', place =>
      cluster.property(`LoggingInfo.BrokerLogs.${place}.Enabled`).mustBe(true),
    ),

  fix: {
    how: 'Set `logging: { cloudwatchLogGroup }` on `msk_alpha.Cluster`. In CloudFormation: `LoggingInfo.BrokerLogs.CloudWatchLogs` with `Enabled: true` and `LogGroup`.',
  },
  config: {
    guard: {
      type: 'AWS::MSK::Cluster',
      all: [
        {
          unless: 'LoggingInfo.BrokerLogs.CloudWatchLogs.Enabled',
          is: true,
          all: [
            {
              unless: 'LoggingInfo.BrokerLogs.Firehose.Enabled',
              is: true,
              all: [{ path: 'LoggingInfo.BrokerLogs.S3.Enabled', mustBe: [true] }],
            },
          ],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::MSK::Cluster.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true } } } },
          configuration: {
            ClusterName: 'events',
            LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true }, S3: { Enabled: false } } },
          },
          verdict: 'compliant',
        },
        {
          properties: { LoggingInfo: { BrokerLogs: { Firehose: { Enabled: true } } } },
          configuration: {
            ClusterName: 'events',
            LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: false }, Firehose: { Enabled: true } } },
          },
          verdict: 'compliant',
        },
        {
          properties: { LoggingInfo: { BrokerLogs: { S3: { Enabled: true } } } },
          configuration: { ClusterName: 'events', LoggingInfo: { BrokerLogs: { S3: { Enabled: true } } } },
          verdict: 'compliant',
        },
        {
          properties: { LoggingInfo: { BrokerLogs: { S3: { Enabled: false } } } },
          configuration: {
            ClusterName: 'events',
            LoggingInfo: {
              BrokerLogs: { CloudWatchLogs: { Enabled: false }, Firehose: { Enabled: false }, S3: { Enabled: false } },
            },
          },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { ClusterName: 'events' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'they go to a log group',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: brokers } } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS delivers none',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] } }`,
      },
      {
        when: 'the one place is turned off',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, LoggingInfo: { BrokerLogs: { S3: { Enabled: false } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, LoggingInfo: !ImportValue logging }`,
      },
    ],
  },
});
