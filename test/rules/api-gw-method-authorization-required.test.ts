import type { Json } from '../../lib/core';
import { rules } from '../../policies/rules';
import rule from '../../policies/rules/apigateway/api-gw-method-authorization-required';
import { assessed } from '../support/judge';
import { resources, ruleCases } from '../support/rule-cases';

const empty = resources('Portal: { Type: AWS::ApiGateway::RestApi, Properties: { Name: portal } }');
const schemes = {
  staff: { type: 'apiKey', 'x-amazon-apigateway-authtype': 'cognito_user_pools', 'x-amazon-apigateway-authorizer': {} },
  signed: { type: 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' },
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
};
const withPaths = (paths: Json, more: Record<string, Json> = {}) =>
  empty.with('Portal.Properties.Body', { openapi: '3.0.1', paths, components: { securitySchemes: schemes }, ...more });
const withGet = (method: Json, more: Record<string, Json> = {}) => withPaths({ '/patients/{id}.json': { get: method } }, more);

ruleCases(rule, [
  ['non-compliant', 'a method of its definition names no scheme', withGet({})],
  ['compliant', 'a method of its definition names one with an authorizer', withGet({ security: [{ staff: [] }] })],
  ['compliant', 'a method of its definition takes signed requests', withGet({ security: [{ signed: [] }] })],
  ['compliant', 'a method says so itself', withGet({ 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } })],
  ['compliant', 'a method asks for a key and a user', withGet({ security: [{ key: [], staff: [] }] })],
  ['non-compliant', 'a method asks for a key alone', withGet({ security: [{ key: [] }] })],
  ['non-compliant', 'a method takes a key in place of a user', withGet({ security: [{ staff: [] }, { key: [] }] })],
  ['non-compliant', 'a method takes nothing back', withGet({ security: [] }, { security: [{ staff: [] }] })],
  ['undetermined', 'a scheme stands for the whole definition', withGet({}, { security: [{ staff: [] }] })],
  [
    'non-compliant',
    'one of two methods is open',
    withPaths({ '/a': { post: { security: [{ staff: [] }] } }, '/b': { 'x-amazon-apigateway-any-method': {} } }),
  ],
  ['compliant', 'only preflight requests are open', withPaths({ '/a': { options: {}, get: { security: [{ staff: [] }] } } })],
  [
    'compliant',
    'schemes are named in the older form',
    withGet({ security: [{ staff: [] }] }, { components: {}, securityDefinitions: schemes }),
  ],
  [
    'undetermined',
    'the definition is a file elsewhere',
    empty.with('Portal.Properties.BodyS3Location', { Bucket: 'b', Key: 'k' }),
  ],
  [
    'undetermined',
    'a macro adds the definition',
    empty.with('Portal.Properties.Body', { 'Fn::Transform': { Name: 'AWS::Include' } }),
  ],
]);

test('says nothing about APIs whose methods are resources', () => {
  expect(assessed(empty.body, [rule]).findings).toEqual([]);
});

test.each([
  ['non-compliant', {}],
  ['compliant', { security: [{ staff: [] }] }],
])('%s for an HTTP API by its definition', (status, method) => {
  const { body } = withGet(method).with('Portal.Type', 'AWS::ApiGatewayV2::Api');
  const chosen = rules.filter(({ id }) => id === 'api-gwv2-authorization-type-configured');
  expect(assessed(body, chosen).findings.map(({ verdict }) => verdict.status)).toEqual([status]);
});
