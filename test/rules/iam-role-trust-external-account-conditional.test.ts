import type { JsonObject } from '../../lib/core';
import rule from '../../policies/rules/iam/iam-role-trust-external-account-conditional';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const vendor = compliantExample(rule);
const statement = 'Monitoring.Properties.AssumeRolePolicyDocument.Statement.0';
const open = vendor.without(`${statement}.Condition`);

ruleCases(rule, [
  [
    'non-compliant',
    'it trusts a role of another account',
    open.with(`${statement}.Principal`, { AWS: 'arn:aws:iam::111122223333:role/agent' }),
  ],
  [
    'non-compliant',
    'one of two principals is another account',
    open.with(`${statement}.Principal`, { AWS: [{ Ref: 'AWS::AccountId' }, '111122223333'] }),
  ],
  [
    'compliant',
    'only the organization may',
    vendor.with(`${statement}.Condition`, { StringEquals: { 'aws:PrincipalOrgID': 'o-clinic1234' } }),
  ],
  [
    'compliant',
    'the external id is a resource',
    vendor.with(`${statement}.Condition.StringEquals`, { 'sts:ExternalId': { Ref: 'Monitoring' } }),
  ],
  [
    'non-compliant',
    'a second statement has no condition',
    vendor.with('Monitoring.Properties.AssumeRolePolicyDocument.Statement', [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: '111122223333' },
        Condition: { StringEquals: { 'sts:ExternalId': 'a' } },
      },
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '444455556666' } },
    ]),
  ],
  [
    'compliant',
    'another statement is for a service',
    vendor.with('Monitoring.Properties.AssumeRolePolicyDocument.Statement', [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: '111122223333' },
        Condition: { StringEquals: { 'sts:ExternalId': 'a' } },
      },
      { Effect: 'Allow', Action: 'sts:TagSession', Principal: { AWS: '111122223333' } },
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    ]),
  ],
]);

test('says nothing about a role that its own account may assume', () => {
  const own: readonly JsonObject[] = [{ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' }, { Ref: 'AWS::AccountId' }];
  for (const principal of own) {
    expect(assessed(open.with(`${statement}.Principal`, { AWS: principal }).body, [rule]).findings).toEqual([]);
  }
});
