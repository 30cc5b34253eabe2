import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'transfer-server-logging-enabled',
  title: 'Transfer Family servers log who transfers what',
  why: 'Without logs nobody can say which partner fetched which files of patients, or who tried passwords.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Transfer::Server'],

  check: server =>
    anyOf(server.property('StructuredLogDestinations').mustBePresent(), () => server.property('LoggingRole').mustBePresent()),

  fix: {
    how: 'Set `structuredLogDestinations` on `transfer.CfnServer` to the ARN of a log group (`StructuredLogDestinations`).',
  },
  config: { none: 'AWS publishes no schema of the item of a server of Transfer Family, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it names a log group',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { StructuredLogDestinations: [!GetAtt Transfers.Arn] }
      Transfers: { Type: AWS::Logs::LogGroup }`,
      },
      {
        when: 'it has a role for logs',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { LoggingRole: arn:aws:iam::111122223333:role/transfer-logs }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS logs nothing',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { Protocols: [SFTP] }`,
      },
    ],
    undetermined: [
      {
        when: 'the log group is imported and may be empty',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { StructuredLogDestinations: !ImportValue logs }`,
      },
    ],
  },
});
