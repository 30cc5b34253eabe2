import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'msk-connect-connector-logging-enabled',
  title: 'MSK Connect delivers the logs of its workers',
  why: 'Without logs nobody sees which records a connector lost, or that it was made to copy other ones.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::KafkaConnect::Connector'],

  check: connector =>
    someOf(['CloudWatchLogs', 'Firehose', 'S3'], 'place to which worker logs go', place =>
      connector.property(`LogDelivery.WorkerLogDelivery.${place}.Enabled`).mustBe(true),
    ),

  fix: {
    how: 'Set `logDelivery` with `cloudWatchLogs: { enabled: true, logGroup }` on `kafkaconnect.CfnConnector` (`LogDelivery.WorkerLogDelivery`).',
  },
  config: { managedRule: 'MSK_CONNECT_CONNECTOR_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'they go to a log group',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect, LogDelivery: { WorkerLogDelivery: { CloudWatchLogs: { Enabled: true, LogGroup: connect } } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS delivers none',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect, LogDelivery: !ImportValue logging }`,
      },
    ],
  },
});
