import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

export default rule({
  id: 'api-gwv2-cors-origins-named',
  title: 'HTTP APIs answer browsers on named origins only',
  why: 'Any page that a user of the portal opens can then call the API from the browser and read the answers, with the session that the browser holds.',
  severity: 'low',
  controls: { hicp: ['7.M.B', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::ApiGatewayV2::Api'],
  where: api => api.property('CorsConfiguration.AllowOrigins').mustBePresent(),

  check: api =>
    everyOf(api.property('CorsConfiguration.AllowOrigins').items(), origin =>
      mustRead(origin, 'a named origin', text => !/^(?:https?:\/\/)?\*$/.test(text), ['name']),
    ),

  fix: {
    how: 'Set `allowOrigins` in `corsPreflight` of `apigatewayv2.HttpApi` to the origins of the app (`CorsConfiguration.AllowOrigins`).',
  },
  config: {
    guard: {
      type: 'AWS::ApiGatewayV2::Api',
      all: [{ path: 'corsConfiguration.allowOrigins', mustHoldNone: ['*', 'http://*', 'https://*'] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ApiGatewayV2::Api.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { CorsConfiguration: { AllowOrigins: ['https://portal.clinic.example'] } },
          configuration: { apiId: 'a1', corsConfiguration: { allowOrigins: ['https://portal.clinic.example'] } },
          verdict: 'compliant',
        },
        {
          properties: { CorsConfiguration: { AllowOrigins: ['https://portal.clinic.example', '*'] } },
          configuration: { apiId: 'a1', corsConfiguration: { allowOrigins: ['https://portal.clinic.example', '*'] } },
          verdict: 'non-compliant',
        },
        {
          properties: { CorsConfiguration: { AllowOrigins: ['https://*'] } },
          configuration: { apiId: 'a1', corsConfiguration: { allowOrigins: ['https://*'] } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { apiId: 'a1' },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names the origin',
        resources: `
      Portal:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: portal
          ProtocolType: HTTP
          CorsConfiguration: { AllowOrigins: [https://portal.clinic.example] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'every origin may call',
        resources: `
      Portal:
        Type: AWS::ApiGatewayV2::Api
        Properties: { Name: portal, ProtocolType: HTTP, CorsConfiguration: { AllowOrigins: ['*'] } }`,
      },
      {
        when: 'every secure origin may call',
        resources: `
      Portal:
        Type: AWS::ApiGatewayV2::Api
        Properties: { Name: portal, ProtocolType: HTTP, CorsConfiguration: { AllowOrigins: ['https://*'] } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::ApiGatewayV2::Api
        Properties: { Name: portal, ProtocolType: HTTP, CorsConfiguration: { AllowOrigins: [!Ref Origin] } }`,
      },
    ],
  },
});
