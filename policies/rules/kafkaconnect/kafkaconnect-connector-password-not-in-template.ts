import { rule } from '../../rule';
import { mustHoldNoSecrets } from '../secretsmanager/_settings';

export default rule({
  id: 'kafkaconnect-connector-password-not-in-template',
  title: 'Passwords of MSK Connect are not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to the database that the connector copies.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::KafkaConnect::Connector'],

  check: connector => mustHoldNoSecrets(connector.property('ConnectorConfiguration')),

  fix: {
    how: 'Name a configuration provider in the worker configuration and write `${secretsmanager:…}` in `connectorConfiguration` of `kafkaconnect.CfnConnector` (`ConnectorConfiguration`). Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see where a password came from.' },

  examples: {
    compliant: [
      {
        when: 'the worker looks it up in a secret',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties:
          ConnectorName: results
          ConnectorConfiguration: { database.password: '\${secretsmanager:results:password}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties:
          ConnectorName: results
          ConnectorConfiguration:
            connector.class: io.debezium.connector.postgresql.PostgresConnector
            database.user: replication
            database.password: not-a-real-password`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Results:
        Type: AWS::KafkaConnect::Connector
        Properties: { ConnectorName: results, ConnectorConfiguration: { database.password: !ImportValue password } }`,
      },
    ],
  },
});
