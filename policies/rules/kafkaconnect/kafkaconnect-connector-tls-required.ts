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
  config: { none: 'AWS Config has no managed rule for the encryption of MSK Connect.' },

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
