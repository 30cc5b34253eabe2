import { rule } from '../../rule';

export default rule({
  id: 'kafkaconnect-connector-tls-required',
  title: 'MSK Connect talks to its cluster over TLS',
  why: 'A connector copies whole tables; without TLS ePHI in them crosses the network in clear text.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::KafkaConnect::Connector'],

  check: connector => connector.property('KafkaClusterEncryptionInTransit.EncryptionType').mustBe('TLS'),

  fix: {
    how: 'Set `kafkaClusterEncryptionInTransit: { encryptionType: "TLS" }` on `kafkaconnect.CfnConnector` (`KafkaClusterEncryptionInTransit`). It takes a new connector.',
    set: { 'Properties.KafkaClusterEncryptionInTransit': { EncryptionType: 'TLS' } },
  },
  config: {
    guard: {
      type: 'AWS::KafkaConnect::Connector',
      all: [{ path: 'KafkaClusterEncryptionInTransit.EncryptionType', mustBe: ['TLS'] }],
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kafkaconnect-connector.html',
      confidence: 'recall',
      cases: [
        {
          properties: { KafkaClusterEncryptionInTransit: { EncryptionType: 'TLS' } },
          configuration: { ConnectorName: 'orders', KafkaClusterEncryptionInTransit: { EncryptionType: 'TLS' } },
          verdict: 'compliant',
        },
        {
          properties: { KafkaClusterEncryptionInTransit: { EncryptionType: 'PLAINTEXT' } },
          configuration: { ConnectorName: 'orders', KafkaClusterEncryptionInTransit: { EncryptionType: 'PLAINTEXT' } },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it uses TLS',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect, KafkaClusterEncryptionInTransit: { EncryptionType: TLS } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it uses plain text',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect, KafkaClusterEncryptionInTransit: { EncryptionType: PLAINTEXT } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect, KafkaClusterEncryptionInTransit: { EncryptionType: !ImportValue tls } }`,
      },
    ],
  },
});
