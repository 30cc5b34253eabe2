import { rule } from '../../rule';

export default rule({
  id: 'api-gw-xray-enabled',
  title: 'REST API stages trace requests',
  why: 'Without traces nobody can follow a request for patient data through the services that it reached when something went wrong.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::ApiGateway::Stage'],
  from: 'large',

  check: stage => stage.property('TracingEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `deployOptions: { tracingEnabled: true }` on `apigateway.RestApi` (`TracingEnabled`).',
    set: { 'Properties.TracingEnabled': true },
  },
  config: { managedRule: 'API_GW_XRAY_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'tracing is on',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal, TracingEnabled: true }`,
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
        when: 'a parameter decides',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal, TracingEnabled: !Ref Trace }`,
      },
    ],
  },
});
