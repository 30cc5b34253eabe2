import rule from '../../policies/rules/iam/iam-role-oidc-trust-restricted';
import { assessed } from '../support/judge';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const github = compliantExample(rule);
const patients = compliantExample(rule, 1);
const condition = 'Deploy.Properties.AssumeRolePolicyDocument.Statement.0.Condition';
const subject = (value: string | readonly string[]): ReturnType<typeof github.with> =>
  github.with(condition, { StringLike: { 'token.actions.githubusercontent.com:sub': value } });

ruleCases(rule, [
  ['compliant', 'an owner and all of its repositories match', subject('repo:clinic/*')],
  ['non-compliant', 'the owner is a pattern', subject('repo:clinic*/portal:*')],
  ['non-compliant', 'one of two subjects is open', subject(['repo:clinic/portal:*', '*'])],
  [
    'undetermined',
    'the owner is a parameter',
    github.with(condition, {
      StringLike: { 'token.actions.githubusercontent.com:sub': { 'Fn::Sub': 'repo:${Owner}/portal:*' } },
    }),
  ],
  ...(
    [
      ['non-compliant', 'any group of GitLab', 'gitlab.com', 'project_path:*:ref_type:branch:ref:main'],
      ['non-compliant', 'groups of GitLab that begin alike', 'gitlab.com', 'project_path:clinic*'],
      ['compliant', 'one group of GitLab', 'gitlab.com', 'project_path:clinic/*:ref_type:branch:ref:main'],
      ['non-compliant', 'any organization of Terraform', 'app.terraform.io', 'organization:*:project:*:workspace:*:run_phase:*'],
      ['compliant', 'one organization of Terraform', 'app.terraform.io', 'organization:clinic:project:*:workspace:*:run_phase:*'],
      ['non-compliant', 'every pod', 'oidc.eks.us-east-1.amazonaws.com/id/A', 'system:serviceaccount:*:*'],
      ['compliant', 'pods of one namespace', 'oidc.eks.us-east-1.amazonaws.com/id/A', 'system:serviceaccount:records:*'],
    ] as const
  ).map(
    ([status, whom, host, value]) =>
      [status, `the subject is that of ${whom}`, github.with(condition, { StringLike: { [`${host}:sub`]: value } })] as const,
  ),
  [
    'non-compliant',
    'the subject is only compared if there is one',
    github.with(condition, { StringLikeIfExists: { 'token.actions.githubusercontent.com:sub': 'repo:clinic/portal:*' } }),
  ],
  [
    'compliant',
    'the provider of the company is limited by audience',
    github.with(condition, { StringEquals: { 'login.clinic.example:aud': 'portal' } }),
  ],
  [
    'non-compliant',
    'a second statement has no condition',
    github.with('Deploy.Properties.AssumeRolePolicyDocument.Statement', [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      { Effect: 'Allow', Action: ['sts:*'], Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/gitlab.com' } },
    ]),
  ],
  [
    'compliant',
    'one identity of a pool may assume it',
    patients.with('Patient.Properties.AssumeRolePolicyDocument.Statement.0.Condition', {
      StringEquals: { 'cognito-identity.amazonaws.com:sub': 'us-east-1:00000000-0000-0000-0000-000000000000' },
    }),
  ],
  [
    'non-compliant',
    'guests of a pool pass, because a test of all values passes without one',
    patients.with('Patient.Properties.AssumeRolePolicyDocument.Statement.0.Condition', {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:pool' },
      'ForAllValues:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    }),
  ],
]);

test('says nothing about roles for SAML or for services', () => {
  const body = (principal: string, action: string) =>
    resources(`
      Staff:
        Type: AWS::IAM::Role
        Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: '${action}', Principal: ${principal} }] } }`)
      .body;
  expect(assessed(body('{ Federated: idp }', 'sts:AssumeRoleWithSAML'), [rule]).findings).toEqual([]);
  expect(assessed(body('{ Service: lambda.amazonaws.com }', 'sts:*'), [rule]).findings).toEqual([]);
});
