import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'appsync-logging-enabled',
  title: 'GraphQL APIs log at least errors',
  why: 'Refused and failed queries are how an attack on the API, or its failure in care, shows first; without logs they leave no trace.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::AppSync::GraphQLApi'],

  check: api =>
    allOf(
      api.property('LogConfig.FieldLogLevel').mustBe('ERROR', 'INFO', 'DEBUG', 'ALL'),
      api.property('LogConfig.CloudWatchLogsRoleArn').mustBePresent(),
    ),

  fix: {
    how: 'Set `logConfig: { fieldLogLevel: appsync.FieldLogLevel.ERROR, excludeVerboseContent: true }` on `appsync.GraphqlApi`. In CloudFormation: `LogConfig` with `CloudWatchLogsRoleArn` and `FieldLogLevel: ERROR`.',
  },
  config: { managedRule: 'APPSYNC_LOGGING_ENABLED', parameters: { fieldLoggingLevel: 'ERROR,INFO,DEBUG,ALL' } },

  examples: {
    compliant: [
      {
        when: 'it logs errors',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties:
          Name: portal
          AuthenticationType: AWS_IAM
          LogConfig: { FieldLogLevel: ERROR, CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/logs }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM }`,
      },
      {
        when: 'it logs nothing of fields',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties:
          Name: portal
          AuthenticationType: AWS_IAM
          LogConfig: { FieldLogLevel: NONE, CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/logs }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties:
          Name: portal
          AuthenticationType: AWS_IAM
          LogConfig: { FieldLogLevel: !Ref Level, CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/logs }`,
      },
    ],
  },
});
