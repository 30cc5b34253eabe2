import { allOf, anyOf, mustNotHold, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustAuthorizeMethods, mustBeDefined } from './_definition';

export default rule({
  id: 'api-gwv2-authorization-type-configured',
  title: 'Routes of HTTP and WebSocket APIs require authorization',
  why: 'A route without authorization answers anyone on the internet, with patient data if that is what it serves.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Api'],
  // Browsers send preflight requests without credentials; a WebSocket API authorizes once, at $connect.
  where: route =>
    route.type === 'AWS::ApiGatewayV2::Api'
      ? anyOf(mustBeQuickCreated(route), () => mustBeDefined(route))
      : mustNotHold(
          anyOf(route.property('RouteKey').mustMatch(/^OPTIONS /i, 'a preflight route'), () =>
            allOf(route.property('RouteKey').mustMatch(/^(?!\$connect$)\S+$/, 'a route after $connect'), () =>
              route.property('ApiId').leadsTo(api => api.property('ProtocolType').mustBe('WEBSOCKET')),
            ),
          ),
          'it is authorized otherwise',
        ),

  check: route =>
    route.type === 'AWS::ApiGatewayV2::Api'
      ? allOf(mustNotBeQuickCreated(route), () => when(mustBeDefined(route), () => mustAuthorizeMethods(route)))
      : route.property('AuthorizationType').orDefault('NONE').mustBe('AWS_IAM', 'JWT', 'CUSTOM'),

  fix: {
    how: 'Set `defaultAuthorizer` on `apigatewayv2.HttpApi`, or `authorizer` on the route. In CloudFormation: `AuthorizationType` and `AuthorizerId`; in an OpenAPI definition, `security` of each method with a scheme that has an authorizer.',
  },
  config: { managedRule: 'API_GWV2_AUTHORIZATION_TYPE_CONFIGURED' },

  examples: {
    compliant: [
      {
        when: 'callers bring a token',
        resources: `
      Patients:
        Type: AWS::ApiGatewayV2::Route
        Properties: { ApiId: !Ref Portal, RouteKey: GET /patients, AuthorizationType: JWT, AuthorizerId: !Ref Login }
      Portal: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }
      Login: { Type: AWS::ApiGatewayV2::Authorizer }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Patients:
        Type: AWS::ApiGatewayV2::Route
        Properties: { ApiId: portal, RouteKey: GET /patients }`,
      },
      {
        when: 'anyone may open a WebSocket',
        resources: `
      Vitals:
        Type: AWS::ApiGatewayV2::Route
        Properties: { ApiId: !Ref Monitor, RouteKey: $connect, AuthorizationType: NONE }
      Monitor: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }`,
      },
      {
        when: 'an HTTP API makes its route by itself, which takes no authorizer',
        resources: `
      Portal:
        Type: AWS::ApiGatewayV2::Api
        Properties: { ProtocolType: HTTP, Name: portal, Target: !GetAtt Answer.Arn }
      Answer: { Type: AWS::Lambda::Function }`,
      },
      {
        when: 'the default route of an HTTP API is open',
        resources: `
      Anything:
        Type: AWS::ApiGatewayV2::Route
        Properties: { ApiId: !Ref Portal, RouteKey: $default }
      Portal: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }`,
      },
    ],
    undetermined: [
      {
        when: 'the type comes from another stack',
        resources: `
      Patients:
        Type: AWS::ApiGatewayV2::Route
        Properties: { ApiId: portal, RouteKey: GET /patients, AuthorizationType: !ImportValue Type }`,
      },
    ],
  },
});

/** `Target` and `RouteKey` of an API stand for a route, which is open. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html */
function mustBeQuickCreated(api: Resource): Verdict {
  return api.property('Target').mustBePresent();
}

function mustNotBeQuickCreated(api: Resource): Verdict {
  return mustNotHold(
    mustBeQuickCreated(api),
    'Properties.Target makes a route without authorization; it must not be set',
    'Properties.Target',
  );
}
