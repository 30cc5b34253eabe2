import { rule } from '../../rule';
import { mustMakeStage, settingOf, stages } from './_stage';

export default rule({
  id: 'api-gw-access-logs-enabled',
  title: 'REST API stages log who called them',
  why: 'Without access logs nobody can tell afterwards who fetched which patient’s data through the API.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: stages,
  where: mustMakeStage,

  check: stage => settingOf(stage, 'AccessLogSetting.DestinationArn').mustBePresent(),

  fix: {
    how: 'Set `deployOptions: { accessLogDestination: new apigateway.LogGroupLogDestination(logGroup) }` on `apigateway.RestApi`. In CloudFormation: `AccessLogSetting.DestinationArn`. SAM makes a second stage, without logs, unless `OpenApiVersion` is set.',
  },
  config: {
    guard: {
      type: 'AWS::ApiGateway::Stage',
      leavesOut: 'A deployment has no item of its own; the stage that it makes has, and is watched.',
      all: [{ path: 'accessLogSettings.destinationArn', must: 'be text' }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ApiGateway::Stage.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { AccessLogSetting: { DestinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:api' } },
          configuration: {
            stageName: 'live',
            accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:api' },
          },
          verdict: 'compliant',
        },
        {
          properties: { AccessLogSetting: { Format: '$context.requestId' } },
          configuration: { stageName: 'live', accessLogSettings: { format: '$context.requestId' } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { stageName: 'live' },
          verdict: 'non-compliant',
        },
      ],
    },
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
