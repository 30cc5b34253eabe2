import rule from '../../policies/rules/apigateway/api-gw-ssl-enabled';
import { assessed } from '../support/judge';
import { resources, ruleCases } from '../support/rule-cases';

const api = (type: string, more = '') =>
  resources(`
  Portal: { Type: AWS::ApiGateway::RestApi, Properties: { Name: portal${more} } }
  Live: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Portal } }
  Read: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Portal, Integration: { Type: ${type} } } }`);

test('says nothing about an API whose methods all call AWS services, which are shown no certificate', () => {
  expect(assessed(api('AWS_PROXY').body, [rule]).findings).toEqual([]);
});

ruleCases(rule, [
  ['non-compliant', 'a method calls an HTTP backend', api('HTTP_PROXY')],
  ['non-compliant', 'further methods are in a document that is not read', api('AWS_PROXY', ', Body: { openapi: 3.0.1 }')],
]);
