import { allOf, compliant, everyOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'api-gw-data-trace-disabled',
  title: 'REST API stages do not log requests and responses in full',
  why: 'Data tracing writes bodies and headers into a log group, so ePHI and sign-in tokens lie where every reader of logs sees them.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::ApiGateway::Stage', 'AWS::ApiGateway::Deployment'],
  where: resource =>
    resource.type === 'AWS::ApiGateway::Stage' ? compliant : resource.property('StageDescription').mustBePresent(),

  check: resource => {
    const stage = resource.type === 'AWS::ApiGateway::Stage' ? undefined : resource.property('StageDescription');
    const settings = stage?.get('MethodSettings') ?? resource.property('MethodSettings');
    return allOf(...(stage === undefined ? [] : [mustNotTrace(stage)]), everyOf(settings.items(), mustNotTrace));
  },

  fix: {
    how: 'Leave out `dataTraceEnabled` of `deployOptions` on `apigateway.RestApi`; access logs and `loggingLevel` record calls without their content. In CloudFormation: `DataTraceEnabled: false` in `MethodSettings`.',
  },
  config: {
    none: "No managed rule of AWS Config looks at data tracing, and AWS's schema of the item of a stage does not list its methods.",
  },

  examples: {
    compliant: [
      {
        when: 'it logs errors and no content',
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
        when: 'a setting traces all methods',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: INFO, DataTraceEnabled: true }]`,
      },
      {
        when: 'the stage that a deployment makes traces',
        resources: `
      Release:
        Type: AWS::ApiGateway::Deployment
        Properties: { RestApiId: portal, StageName: live, StageDescription: { LoggingLevel: INFO, DataTraceEnabled: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', DataTraceEnabled: !Ref Trace }]`,
      },
    ],
  },
});

function mustNotTrace(settings: Property): Verdict {
  return settings.get('DataTraceEnabled').orDefault(false).mustBe(false);
}
