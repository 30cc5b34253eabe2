import rule from '../../policies/rules/iam/iam-policy-no-statements-with-admin-access';
import { assessed } from '../support/judge';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const narrow = compliantExample(rule);
const document = 'ReadPatients.Properties.PolicyDocument';
const statement = `${document}.Statement.0`;
const everything = narrow.with(`${statement}.Action`, '*').with(`${statement}.Resource`, '*');

ruleCases(rule, [
  [
    'non-compliant',
    'a single statement stands without a list',
    narrow.with(`${document}.Statement`, { Effect: 'Allow', Action: '*', Resource: '*' }),
  ],
  ['non-compliant', 'the wildcard is one of several actions', everything.with(`${statement}.Action`, ['s3:GetObject', '*:*'])],
  ['non-compliant', 'the resource is an ARN of wildcards', everything.with(`${statement}.Resource`, 'arn:aws:*:*:*:*')],
  [
    'non-compliant',
    'it leaves out one resource',
    everything.without(`${statement}.Resource`).with(`${statement}.NotResource`, 'arn:aws:s3:::logs'),
  ],
  [
    'non-compliant',
    'a condition asks for a tag',
    everything.with(`${statement}.Condition`, { StringEquals: { 'aws:PrincipalTag/team': 'ops' } }),
  ],
  [
    'non-compliant',
    'the document is JSON text',
    narrow.with(document, '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'),
  ],
  ['compliant', 'all actions are for one table', everything.with(`${statement}.Resource`, { 'Fn::GetAtt': ['Patients', 'Arn'] })],
  [
    'compliant',
    'all actions are for one ARN of this account',
    everything.with(`${statement}.Resource`, { 'Fn::Sub': 'arn:aws:s3:::${AWS::AccountId}-records/*' }),
  ],
  ['undetermined', 'the resource is a parameter', everything.with(`${statement}.Resource`, { Ref: 'Scope' })],
  ['compliant', 'an unknown effect stands before listed actions', narrow.with(`${statement}.Effect`, { Ref: 'Effect' })],
  [
    'non-compliant',
    'a policy of a user allows everything',
    resources(`
      Grant:
        Type: AWS::IAM::UserPolicy
        Properties: { UserName: u, PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] } }`),
  ],
]);

const bounded = (role: string): ReturnType<typeof resources> =>
  resources(`
      Boundary:
        Type: AWS::IAM::ManagedPolicy
        Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] } }
      Role: { Type: AWS::IAM::Role, Properties: ${role} }`);

test('says nothing about a policy that only bounds roles: it grants nothing by itself', () => {
  expect(assessed(bounded('{ PermissionsBoundary: !Ref Boundary }').body, [rule]).findings).toEqual([]);
});

ruleCases(rule, [
  [
    'non-compliant',
    'a boundary is attached as well',
    bounded('{ PermissionsBoundary: !Ref Boundary, ManagedPolicyArns: [!Ref Boundary] }'),
  ],
  [
    'non-compliant',
    'a boundary names the roles that it is attached to',
    bounded('{ PermissionsBoundary: !Ref Boundary }').with('Boundary.Properties.Roles', ['app']),
  ],
  ['non-compliant', 'it is not known which policy bounds the role', bounded('{ PermissionsBoundary: !Ref Limit }')],
]);
