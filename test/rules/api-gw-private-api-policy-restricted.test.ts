import rule from '../../policies/rules/apigateway/api-gw-private-api-policy-restricted';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const api = compliantExample(rule);
const deny = 'Orders.Properties.Policy.Statement.1';

ruleCases(rule, [
  ['non-compliant', 'a second condition narrows the denial', api.with(`${deny}.Condition.Bool`, { 'aws:SecureTransport': true })],
  ['non-compliant', 'the denial is for one account', api.with(`${deny}.Principal`, { AWS: '111122223333' })],
  ['non-compliant', 'the denial compares with a star', api.with(`${deny}.Condition.StringNotEquals`, { 'aws:SourceVpce': '*' })],
  [
    'non-compliant',
    'the denial is for all but endpoints of any VPC',
    api.with(`${deny}.Condition`, { StringNotLike: { 'aws:SourceVpce': 'vpce-*' } }),
  ],
  ['non-compliant', 'the denial is for one method', api.with(`${deny}.Resource`, 'execute-api:/live/GET/health')],
  ...['*', 'execute-api:/*', 'execute-api:/*/*/*', 'arn:aws:execute-api:us-east-1:111122223333:*/*'].map(
    resource => ['compliant', `the denial is for ${resource}`, api.with(`${deny}.Resource`, resource)] as const,
  ),
  [
    'compliant',
    'the denial is for this account',
    api.with(`${deny}.Resource`, { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:*/*' }),
  ],
  ['non-compliant', 'it has no policy', api.without('Orders.Properties.Policy')],
  [
    'undetermined',
    'the endpoint is a parameter',
    api.with(`${deny}.Condition.StringNotEquals`, { 'aws:SourceVpce': { Ref: 'Endpoints' } }),
  ],
  [
    'compliant',
    'one account is allowed without a denial',
    api.with('Orders.Properties.Policy.Statement', [
      { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
    ]),
  ],
]);

test('says nothing about regional APIs', () => {
  expect(assessed(api.with('Orders.Properties.EndpointConfiguration.Types', ['REGIONAL']).body, [rule]).findings).toEqual([]);
});
