import { allOf, everyOf, mustNotHold } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

const administrator = /^arn:[^:]*:iam::aws:policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

/** What an unknown part of an ARN may turn out to be. */
const possible = ['name', 'AdministratorAccess'];

export default rule({
  id: 'sso-permission-set-no-admin-policy',
  title: 'Permission sets make nobody an administrator',
  why: 'Whoever signs in with such a set, or steals that session, reaches all ePHI in every account that it is assigned to.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::SSO::PermissionSet'],

  check: set =>
    allOf(
      everyOf(set.property('ManagedPolicies').items(), policy =>
        mustNotHold(
          mustRead(policy, 'an administrator policy', text => administrator.test(text), possible),
          () => `${policy.path} attaches ${policy.shownValue()}, which is an administrator policy`,
          policy,
        ),
      ),
      () =>
        everyOf(statementsOf(set.property('InlinePolicy')), statement =>
          mustNotHold(
            allOf(
              statement.mustAllow(),
              () => statement.mustCoverAction('*:*'),
              () => statement.mustCoverResource('*'),
            ),
            `${statement.at} allows every action on every resource; it must list actions`,
            statement.at,
          ),
        ),
    ),

  fix: {
    how: 'Attach job-function policies or policies of your own in `managedPolicies` and `inlinePolicy` of `sso.CfnPermissionSet`; waive the one set for emergencies (`ManagedPolicies`, `InlinePolicy`).',
  },
  config: { none: 'AWS Config does not record permission sets.' },

  examples: {
    compliant: [
      {
        when: 'it attaches a job-function policy',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          ManagedPolicies: ['arn:aws:iam::aws:policy/job-function/SupportUser']`,
      },
      {
        when: 'its inline policy names what it is for',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          InlinePolicy: { Statement: [{ Effect: Allow, Action: 's3:Get*', Resource: 'arn:aws:s3:::reports/*' }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it attaches AdministratorAccess',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          ManagedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess']`,
      },
      {
        when: 'its inline policy allows everything',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          InlinePolicy: { Statement: { Effect: Allow, Action: '*', Resource: '*' } }`,
      },
    ],
    undetermined: [
      {
        when: 'a policy is a parameter',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          ManagedPolicies: [!Ref Policy]`,
      },
    ],
  },
});
