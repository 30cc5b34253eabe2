import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { forAllMethods, mustMakeStage, settingOf, stages } from './_stage';

export default rule({
  id: 'api-gw-execution-logging-enabled',
  title: 'REST API stages log at least errors',
  why: 'Refused and failed calls are how an attack on the API, or its failure in care, shows first; without execution logs they leave no trace.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: stages,
  where: mustMakeStage,

  check: stage =>
    allOf(
      forAllMethods(stage, 'method setting for all methods that logs', setting =>
        setting.get('LoggingLevel').mustBe('ERROR', 'INFO'),
      ),
      everyOf(settingOf(stage, 'MethodSettings').items(), setting => setting.get('LoggingLevel').mustNotBe('OFF')),
    ),

  fix: {
    how: 'Set `deployOptions: { loggingLevel: apigateway.MethodLoggingLevel.ERROR }` on `apigateway.RestApi`. In CloudFormation: `MethodSettings` with `LoggingLevel: ERROR` for `HttpMethod: "*"` and `ResourcePath: "/*"`.',
    set: { 'Properties.MethodSettings': [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR' }] },
  },
  config: {
    managedRule: 'API_GW_EXECUTION_LOGGING_ENABLED',
    parameters: { loggingLevel: 'ERROR,INFO' },
    differs:
      'judges WebSocket stages as well, which are asked for access logs here; whether it takes a stage that sets every method by itself and none for all is not confirmed',
  },

  examples: {
    compliant: [
      {
        when: 'it logs errors of all methods',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: ERROR }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal }`,
      },
      {
        when: 'one method is left out',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          MethodSettings:
            - { HttpMethod: '*', ResourcePath: '/*', LoggingLevel: INFO }
            - { HttpMethod: GET, ResourcePath: /~1patients, LoggingLevel: 'OFF' }`,
      },
    ],
    undetermined: [
      {
        when: 'the level comes from another stack',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: !ImportValue Level }]`,
      },
    ],
  },
});
