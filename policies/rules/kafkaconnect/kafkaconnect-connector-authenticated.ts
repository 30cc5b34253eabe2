import { rule } from '../../rule';

export default rule({
  id: 'kafkaconnect-connector-authenticated',
  title: 'MSK Connect signs in to its cluster',
  why: 'A connector that signs in with nothing needs a cluster that lets everyone in its network read and write the messages with ePHI.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  appliesTo: ['AWS::KafkaConnect::Connector'],

  check: connector => connector.property('KafkaClusterClientAuthentication.AuthenticationType').mustBe('IAM'),

  fix: {
    how: 'Set `kafkaClusterClientAuthentication: { authenticationType: "IAM" }` on `kafkaconnect.CfnConnector` (`KafkaClusterClientAuthentication`). It takes a new connector.',
    set: { 'Properties.KafkaClusterClientAuthentication': { AuthenticationType: 'IAM' } },
  },
  config: {
    guard: {
      type: 'AWS::KafkaConnect::Connector',
      all: [{ path: 'KafkaClusterClientAuthentication.AuthenticationType', mustBe: ['IAM'] }],
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kafkaconnect-connector.html',
      confidence: 'recall',
      cases: [
        {
          properties: { KafkaClusterClientAuthentication: { AuthenticationType: 'IAM' } },
          configuration: { ConnectorName: 'orders', KafkaClusterClientAuthentication: { AuthenticationType: 'IAM' } },
          verdict: 'compliant',
        },
        {
          properties: { KafkaClusterClientAuthentication: { AuthenticationType: 'NONE' } },
          configuration: { ConnectorName: 'orders', KafkaClusterClientAuthentication: { AuthenticationType: 'NONE' } },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it signs in with IAM',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect, KafkaClusterClientAuthentication: { AuthenticationType: IAM } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it signs in with nothing',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect, KafkaClusterClientAuthentication: { AuthenticationType: NONE } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, KafkaConnectVersion: 2.7.1, ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/connect, KafkaClusterClientAuthentication: { AuthenticationType: !ImportValue authentication } }`,
      },
    ],
  },
});
