import { rule } from '../../rule';

export default rule({
  id: 'api-gwv2-access-logs-enabled',
  title: 'HTTP and WebSocket API stages log who called them',
  why: 'Without access logs nobody can tell afterwards who fetched which patient’s data through the API.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::ApiGatewayV2::Stage'],

  check: stage => stage.property('AccessLogSettings.DestinationArn').mustBePresent(),

  fix: {
    how: 'Set `accessLogSettings: { destination: new apigatewayv2.LogGroupLogDestination(logGroup) }` on `apigatewayv2.HttpStage`. In CloudFormation: `AccessLogSettings.DestinationArn` and `Format`.',
  },
  config: { managedRule: 'API_GWV2_ACCESS_LOGS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it writes to a log group',
        resources: `
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: portal
          StageName: live
          AccessLogSettings: { DestinationArn: !GetAtt Calls.Arn, Format: $context.requestId }
      Calls: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties: { ApiId: portal, StageName: live }`,
      },
    ],
    undetermined: [
      {
        when: 'the log group comes from another stack',
        resources: `
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties: { ApiId: portal, StageName: live, AccessLogSettings: { DestinationArn: !ImportValue Calls } }`,
      },
    ],
  },
});
