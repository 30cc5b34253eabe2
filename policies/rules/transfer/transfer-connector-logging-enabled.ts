import { rule } from '../../rule';

export default rule({
  id: 'transfer-connector-logging-enabled',
  title: 'Transfer Family connectors log what they send',
  why: 'Without logs nobody can say which files of patients went to which partner.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Transfer::Connector'],

  check: connector => connector.property('LoggingRole').mustBePresent(),

  fix: { how: 'Set `loggingRole` on `transfer.CfnConnector` (`LoggingRole`).' },
  config: { managedRule: 'TRANSFER_CONNECTOR_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it has a role for logs',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, LoggingRole: arn:aws:iam::111122223333:role/transfer-logs }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example }`,
      },
    ],
    undetermined: [
      {
        when: 'the role is imported and may be empty',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, LoggingRole: !ImportValue role }`,
      },
    ],
  },
});
