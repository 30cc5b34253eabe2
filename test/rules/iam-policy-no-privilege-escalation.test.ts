import rule from '../../policies/rules/iam/iam-policy-no-privilege-escalation';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const rotate = compliantExample(rule);
const statement = 'Rotate.Properties.PolicyDocument.Statement.0';
const wide = rotate.with(`${statement}.Resource`, '*');

ruleCases(rule, [
  ['non-compliant', 'keys of any user may be made', wide],
  ['non-compliant', 'a wildcard reaches such an action', wide.with(`${statement}.Action`, 'iam:*Policy')],
  [
    'non-compliant',
    'one of several statements does',
    rotate.with('Rotate.Properties.PolicyDocument.Statement', [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
      { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' },
    ]),
  ],
  ['compliant', 'it only reads', wide.with(`${statement}.Action`, ['iam:Get*', 'iam:List*'])],
  ['compliant', 'names share a prefix', rotate.with(`${statement}.Resource`, 'arn:aws:iam::111122223333:user/lab-*')],
  [
    'non-compliant',
    'a statement of all actions stands beside one that escalates',
    rotate.with('Rotate.Properties.PolicyDocument.Statement', [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' },
    ]),
  ],
  [
    'undetermined',
    'a statement of all actions has an unknown effect',
    wide.with(`${statement}.Action`, '*').with(`${statement}.Effect`, { Ref: 'Effect' }),
  ],
  ['compliant', 'all actions are for one user', rotate.with(`${statement}.Action`, '*')],
]);

/** The ways up that are known, each alone and for everyone; then what looks like one. */
ruleCases(
  rule,
  [
    'iam:AddUserToGroup',
    'iam:AttachGroupPolicy',
    'iam:AttachRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:CreatePolicyVersion',
    'iam:DeleteRolePermissionsBoundary',
    'iam:DeleteUserPermissionsBoundary',
    'iam:PutGroupPolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:PutUserPermissionsBoundary',
    'iam:PutUserPolicy',
    'iam:SetDefaultPolicyVersion',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateLoginProfile',
    'iam:UpdateSAMLProvider',
    'sso:AttachCustomerManagedPolicyReferenceToPermissionSet',
    'sso:AttachManagedPolicyToPermissionSet',
    'sso:CreateAccountAssignment',
    'sso:PutInlinePolicyToPermissionSet',
  ].map(action => ['non-compliant', `everyone may be changed by ${action}`, wide.with(`${statement}.Action`, [action])] as const),
);

ruleCases(
  rule,
  [
    'iam:ChangePassword',
    'iam:CreatePolicy',
    'iam:CreateServiceLinkedRole',
    'iam:DeleteAccessKey',
    'iam:DetachRolePolicy',
    'iam:TagRole',
    'sso:DeleteInlinePolicyFromPermissionSet',
    'sso:DescribePermissionSet',
  ].map(action => ['compliant', `it allows ${action}, which gives nothing`, wide.with(`${statement}.Action`, [action])] as const),
);

ruleCases(rule, [
  [
    'non-compliant',
    'every permission set may be changed',
    rotate.with(statement, {
      Effect: 'Allow',
      Action: 'sso:PutInlinePolicyToPermissionSet',
      Resource: ['arn:aws:sso:::instance/ssoins-1111222233334444', 'arn:aws:sso:::permissionSet/*/*'],
    }),
  ],
  [
    'compliant',
    'one permission set is assigned to any account',
    rotate.with(statement, {
      Effect: 'Allow',
      Action: 'sso:CreateAccountAssignment',
      Resource: ['arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1', 'arn:aws:sso:::account/*'],
    }),
  ],
]);

test('says nothing where a statement of all actions alone fails: the rule on administrators does', () => {
  expect(assessed(wide.with(`${statement}.Action`, '*').body, [rule]).findings).toEqual([]);
});
