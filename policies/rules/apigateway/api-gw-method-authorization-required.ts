import { rule } from '../../rule';
import { mustAuthorizeMethods, mustBeDefined } from './_definition';

const api = 'AWS::ApiGateway::RestApi';

export default rule({
  id: 'api-gw-method-authorization-required',
  title: 'Methods of REST APIs require authorization',
  why: 'A method without authorization answers anyone who reaches the API, with patient data if that is what it serves.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::ApiGateway::Method', api],
  // Browsers send preflight requests without credentials.
  where: method => (method.type === api ? mustBeDefined(method) : method.property('HttpMethod').mustNotBe('OPTIONS')),

  // An API key meters callers and does not authenticate them, so ApiKeyRequired is no authorization.
  check: method =>
    method.type === api
      ? mustAuthorizeMethods(method)
      : method.property('AuthorizationType').orDefault('NONE').mustBe('AWS_IAM', 'COGNITO_USER_POOLS', 'CUSTOM'),

  fix: {
    how: 'Set `defaultMethodOptions: { authorizationType, authorizer }` on `apigateway.RestApi`. In CloudFormation: `AuthorizationType` and, but for AWS_IAM, `AuthorizerId`; in an OpenAPI definition, `security` of each method with a scheme that has an authorizer.',
    set: { 'Properties.AuthorizationType': 'AWS_IAM' },
  },
  config: { none: 'AWS publishes no schema of the item of a method, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'callers sign in to a user pool',
        resources: `
      GetPatients:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: portal
          ResourceId: patients
          HttpMethod: GET
          AuthorizationType: COGNITO_USER_POOLS
          AuthorizerId: !Ref Login
      Login: { Type: AWS::ApiGateway::Authorizer }`,
      },
    ],
    nonCompliant: [
      {
        when: 'anyone may call it',
        resources: `
      GetPatients:
        Type: AWS::ApiGateway::Method
        Properties: { RestApiId: portal, ResourceId: patients, HttpMethod: GET, AuthorizationType: NONE }`,
      },
      {
        when: 'it only asks for an API key',
        resources: `
      GetPatients:
        Type: AWS::ApiGateway::Method
        Properties: { RestApiId: portal, ResourceId: patients, HttpMethod: ANY, AuthorizationType: NONE, ApiKeyRequired: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the type comes from another stack',
        resources: `
      GetPatients:
        Type: AWS::ApiGateway::Method
        Properties: { RestApiId: portal, ResourceId: patients, HttpMethod: GET, AuthorizationType: !ImportValue Type }`,
      },
    ],
  },
});
