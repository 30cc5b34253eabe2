import rule from '../../policies/rules/dynamodb/dynamodb-table-policy-not-public';
import { compliantExample, ruleCases } from '../support/rule-cases';

const limited = compliantExample(rule, 2);
const policy = 'Patients.Properties.ResourcePolicy.PolicyDocument';
const statement = `${policy}.Statement`;

ruleCases(rule, [
  ['non-compliant', 'the condition goes', limited.without(`${statement}.Condition`)],
  [
    'non-compliant',
    'the condition holds where the key is missing',
    limited.with(`${statement}.Condition`, { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-hospital12' } }),
  ],
  [
    'non-compliant',
    'the condition holds for all values of none',
    limited.with(`${statement}.Condition`, { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-hospital12' } }),
  ],
  [
    'non-compliant',
    'the condition excludes one organization',
    limited.with(`${statement}.Condition`, { StringNotEquals: { 'aws:PrincipalOrgID': 'o-hospital12' } }),
  ],
  [
    'non-compliant',
    'the condition is about something else',
    limited.with(`${statement}.Condition`, { Bool: { 'aws:SecureTransport': 'true' } }),
  ],
  [
    'non-compliant',
    'the condition takes any organization',
    limited.with(`${statement}.Condition`, { StringLike: { 'aws:PrincipalOrgID': '*' } }),
  ],
  [
    'non-compliant',
    'the principal is a list with a star',
    limited.with(`${statement}.Principal`, { AWS: ['arn:aws:iam::111122223333:root', '*'] }).without(`${statement}.Condition`),
  ],
  [
    'non-compliant',
    'everyone but one is allowed',
    limited
      .with(`${statement}.NotPrincipal`, { AWS: 'arn:aws:iam::111122223333:root' })
      .without(`${statement}.Principal`)
      .without(`${statement}.Condition`),
  ],
  ['compliant', 'everyone is denied', limited.with(`${statement}.Effect`, 'Deny').without(`${statement}.Condition`)],
  [
    'compliant',
    'the condition is a reference',
    limited
      .with(`${statement}.Condition`, { StringEquals: { 'aws:SourceVpce': { Ref: 'Endpoint' } } })
      .with('Endpoint', { Type: 'AWS::EC2::VPCEndpoint' }),
  ],
  [
    'compliant',
    'the organization is a parameter, compared as it stands',
    limited.with(`${statement}.Condition`, { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'Org' } } }),
  ],
  [
    'undetermined',
    'the organization is a parameter that may hold a wildcard',
    limited.with(`${statement}.Condition`, { StringLike: { 'aws:PrincipalOrgID': { Ref: 'Org' } } }),
  ],
  ['undetermined', 'the whole document is imported', limited.with(policy, { 'Fn::ImportValue': 'policy' })],
  [
    'non-compliant',
    'the policy of its stream allows everyone',
    limited.with('Patients.Properties.StreamSpecification', {
      StreamViewType: 'NEW_IMAGE',
      ResourcePolicy: {
        PolicyDocument: { Statement: { Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetRecords', Resource: '*' } },
      },
    }),
  ],
]);
