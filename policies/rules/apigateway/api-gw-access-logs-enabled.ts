import { rule } from '../../rule';

export default rule({
  id: 'api-gw-access-logs-enabled',
  title: 'REST API stages log who called them',
  why: 'Without access logs nobody can tell afterwards who fetched which patient’s data through the API.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::ApiGateway::Stage'],

  check: stage => stage.property('AccessLogSetting.DestinationArn').mustBePresent(),

  fix: {
    how: 'Set `deployOptions: { accessLogDestination: new apigateway.LogGroupLogDestination(logGroup) }` on `apigateway.RestApi`. In CloudFormation: `AccessLogSetting.DestinationArn`.',
  },
  config: {
    none: 'API_GW_EXECUTION_LOGGING_ENABLED looks at execution logs; no managed rule looks at the access logs of REST APIs.',
  },

  examples: {
    compliant: [
      {
        when: 'it writes to a log group',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal, AccessLogSetting: { DestinationArn: !GetAtt Calls.Arn, Format: $context.requestId } }
      Calls: { Type: AWS::Logs::LogGroup }`,
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
    ],
    undetermined: [
      {
        when: 'the log group comes from another stack',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal, AccessLogSetting: { DestinationArn: !ImportValue Calls } }`,
      },
    ],
  },
});
