import rule from '../../policies/rules/iam/iam-role-trust-not-public';
import { compliantExample, ruleCases } from '../support/rule-cases';

const service = compliantExample(rule);
const organization = compliantExample(rule, 1);
const listed = 'Import.Properties.AssumeRolePolicyDocument.Statement.0';
const statement = 'Import.Properties.AssumeRolePolicyDocument.Statement';

ruleCases(rule, [
  [
    'non-compliant',
    'everyone but one account may assume it',
    service.without(`${listed}.Principal`).with(`${listed}.NotPrincipal`, { AWS: '111122223333' }),
  ],
  ['non-compliant', 'the star is one of several principals', service.with(`${listed}.Principal`, { AWS: ['111122223333', '*'] })],
  [
    'non-compliant',
    'the organization may be any',
    organization.with(`${statement}.Condition`, { StringLike: { 'aws:PrincipalOrgID': '*' } }),
  ],
  [
    'non-compliant',
    'the condition also holds without an organization',
    organization.with(`${statement}.Condition`, { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-clinic1234' } }),
  ],
  [
    'non-compliant',
    'the condition holds for an empty set',
    organization.with(`${statement}.Condition`, { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-clinic1234/*' } }),
  ],
  [
    'non-compliant',
    'the condition names a tag that other accounts can set',
    organization.with(`${statement}.Condition`, { StringEquals: { 'aws:PrincipalTag/team': 'lab' } }),
  ],
  ['compliant', 'everyone is denied', service.with(`${listed}.Principal`, '*').with(`${listed}.Effect`, 'Deny')],
  [
    'compliant',
    'the organization is a parameter, compared as it stands',
    organization.with(`${statement}.Condition.StringEquals`, { 'aws:PrincipalOrgID': { Ref: 'Organization' } }),
  ],
  [
    'undetermined',
    'the organization is a parameter that may hold a wildcard',
    organization.with(`${statement}.Condition`, { StringLike: { 'aws:PrincipalOrgID': { Ref: 'Organization' } } }),
  ],
  [
    'non-compliant',
    'a second statement is open',
    service.with('Import.Properties.AssumeRolePolicyDocument.Statement', [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' },
    ]),
  ],
]);
