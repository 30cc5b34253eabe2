import { allOf, anyOf, mustNotHold } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustHoldPolicies, mustNameResource, mustNotFailByAllActionsAlone, noGrant, grantingTypes } from './_policies';

/** Actions by which the holder can give itself, or an identity it controls, any permission. */
const escalating = [
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
];

/** The same for the permission sets of IAM Identity Center, which hold for all accounts that they are assigned to. */
const escalatingSets = [
  'sso:AttachCustomerManagedPolicyReferenceToPermissionSet',
  'sso:AttachManagedPolicyToPermissionSet',
  'sso:CreateAccountAssignment',
  'sso:PutInlinePolicyToPermissionSet',
];

const everyIdentity = /^(?:\*+|arn:[^:]*:(?:\*|iam:[^:]*:[^:]*:(?:\*|(?:user|role|group|policy|saml-provider)\/?\*)))$/;

const everySet = /^(?:\*+|arn:[^:]*:(?:\*|sso:[^:]*:[^:]*:(?:\*|permissionSet\/\*(?:\/\*)?)))$/;

function escalates(statement: Statement): Verdict {
  return allOf(
    anyOf(
      allOf(statement.mustReachAction(...escalating), () =>
        mustNameResource(statement, 'every identity', text => everyIdentity.test(text)),
      ),
      () =>
        // An Allow with NotAction has a rule of its own.
        allOf(
          statement.property.get('Action').mustBePresent(),
          () => statement.mustReachAction(...escalatingSets),
          () => mustNameResource(statement, 'every permission set', text => everySet.test(text)),
        ),
    ),
    () => mustNotHold(statement.mustBeLimitedBy('iam:PermissionsBoundary', 'iam:PolicyARN'), 'it is limited by a boundary'),
  );
}

export default rule({
  id: 'iam-policy-no-privilege-escalation',
  title: 'IAM policies do not let their holder grant itself more',
  why: 'One stolen credential with such an action becomes an administrator of the account, with all ePHI in reach.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: resource => allOf(mustHoldPolicies(resource), () => mustNotFailByAllActionsAlone(resource, escalates)),

  check: resource => noGrant(resource, 'lets its holder change the permissions of any identity', escalates),

  fix: {
    how: 'Leave roles and policies to the deployment role. Where a workload manages identities, name them in `resources` or require a boundary: `iam.PermissionsBoundary`, condition `iam:PermissionsBoundary`.',
  },
  config: {
    none: 'No managed rule of AWS Config looks for privilege escalation, and a policy is text in its item, which Guard 2 cannot read; IAM Access Analyzer does.',
  },

  examples: {
    compliant: [
      {
        when: 'it names the user whose keys it renews',
        resources: `
      Rotate:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [iam:CreateAccessKey, iam:DeleteAccessKey]
                Resource: !Sub arn:aws:iam::\${AWS::AccountId}:user/lab-interface`,
      },
      {
        when: 'it requires a boundary',
        resources: `
      Delegate:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [iam:PutRolePolicy, iam:AttachRolePolicy]
                Resource: '*'
                Condition: { StringEquals: { iam:PermissionsBoundary: !Ref Boundary } }
      Boundary: { Type: AWS::IAM::ManagedPolicy }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it may write policies of any role',
        resources: `
      Delegate:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: ['iam:Put*'], Resource: '*' }]`,
      },
      {
        when: 'it may change the trust of every role of the account',
        resources: `
      Delegate:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iam:UpdateAssumeRolePolicy
                Resource: !Sub arn:aws:iam::\${AWS::AccountId}:role/*`,
      },
    ],
    undetermined: [
      {
        when: 'its actions come from another stack',
        resources: `
      Delegate:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: !ImportValue Actions, Resource: '*' }]`,
      },
    ],
  },
});
