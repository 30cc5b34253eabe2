import type { JsonObject } from '../../lib/core';
import { isDenied, requestOf } from '../support/policy-evaluator';

const object = 'arn:aws:s3:::records/2026/a.json';
const denial = (changed: JsonObject): JsonObject => ({ Sid: 'A', Effect: 'Deny', Action: 's3:*', Resource: '*', ...changed });
const asks = (context: Readonly<Record<string, string | null>> = {}) =>
  requestOf({ action: 's3:GetObject', resource: object, context });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
test.each<[string, JsonObject, Readonly<Record<string, string | null>>, boolean]>([
  ['no condition', {}, {}, true],
  ['an action of another case', { Action: 'S3:getobject' }, {}, true],
  ['an action of another service', { Action: 's3vectors:*' }, {}, false],
  ['one character for one', { Action: 's3:Get?bject' }, {}, true],
  ['all actions but these', { Action: undefined as never, NotAction: ['ec2:*', 's3:Put*'] }, {}, true],
  ['all actions but this', { Action: undefined as never, NotAction: 's3:Get*' }, {}, false],
  ['a resource below', { Resource: 'arn:aws:s3:::records/*' }, {}, true],
  ['a resource of another case', { Resource: 'arn:aws:s3:::Records/*' }, {}, false],
  ['a star that would have to cross a colon', { Resource: 'arn:aws:*:records/*' }, {}, false],
  ['a value that is equal', { Condition: { StringEquals: { 'aws:A': ['x', 'y'] } } }, { 'aws:a': 'y' }, true],
  ['a value of another case', { Condition: { StringEquals: { 'aws:A': 'x' } } }, { 'aws:A': 'X' }, false],
  ['a missing value', { Condition: { StringEquals: { 'aws:A': 'x' } } }, {}, false],
  ['a missing value, if it exists', { Condition: { StringEqualsIfExists: { 'aws:A': 'x' } } }, {}, true],
  ['a value that is none of these', { Condition: { StringNotEquals: { 'aws:A': ['x', 'y'] } } }, { 'aws:A': 'z' }, true],
  ['a value that is one of these', { Condition: { StringNotEquals: { 'aws:A': ['x', 'y'] } } }, { 'aws:A': 'y' }, false],
  ['a missing value that is not this', { Condition: { StringNotEquals: { 'aws:A': 'x' } } }, {}, true],
  ['a missing key that is missing', { Condition: { Null: { 'aws:A': 'true' } } }, {}, true],
  ['a key that is missing and should be there', { Condition: { Null: { 'aws:A': 'false' } } }, {}, false],
  ['a key that is there', { Condition: { Null: { 'aws:A': 'false' } } }, { 'aws:A': '' }, true],
  ['a boolean', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }, { 'aws:SecureTransport': 'false' }, true],
  ['a missing boolean', { Condition: { Bool: { 'aws:A': 'false' } } }, {}, false],
  ['a smaller number', { Condition: { NumericLessThan: { 'aws:A': '2.0' } } }, { 'aws:A': '1.0' }, true],
  ['an equal number', { Condition: { NumericLessThan: { 'aws:A': '2.0' } } }, { 'aws:A': '2' }, false],
  ['a missing number', { Condition: { NumericLessThan: { 'aws:A': '2.0' } } }, {}, false],
  ['a role of any account', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } } }, {}, true],
  ['no role of that name', { Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin' } } }, {}, true],
  [
    'the second of two conditions fails',
    { Condition: { Bool: { 'aws:SecureTransport': 'true' }, Null: { 'aws:SecureTransport': 'true' } } },
    {},
    false,
  ],
  [
    'the second of two keys fails',
    { Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalOrgID': 'o-x' } } },
    {},
    false,
  ],
])('%s', (_, changed, context, denied) => {
  const statement = Object.fromEntries(Object.entries(denial(changed)).filter(([, value]) => (value as unknown) !== undefined));
  expect(isDenied(statement, asks(context))).toBe(denied);
});

test.each<[string, JsonObject]>([
  ['an operator that it does not know', { Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01' } } }],
  ['an element that it does not read', { NotResource: '*' }],
  ['an Allow', { Effect: 'Allow' }],
  ['a principal', { Principal: { AWS: '111122223333' } }],
  ['both Action and NotAction', { NotAction: 's3:*' }],
  ['a value that is no text', { Condition: { Bool: { 'aws:SecureTransport': false } } }],
])('%s is an error and no verdict', (_, changed) => {
  expect(() => isDenied(denial(changed), asks())).toThrow();
});
