import { allOf, anyOf, everyOf, mustNotHold } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { wholeService } from '../iam/_actions';
import { isFullAccess } from '../iam/_managed';

export default rule({
  id: 'sso-permission-set-no-full-service-access',
  title: 'Permission sets do not allow every action of a service',
  why: 'All actions of a service include those that delete data, open it to the public or switch off its protection; people who read or write ePHI use none of them.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::SSO::PermissionSet'],
  where: set => anyOf(set.property('InlinePolicy').mustBePresent(), () => set.property('ManagedPolicies').mustBePresent()),

  check: set =>
    allOf(
      everyOf(statementsOf(set.property('InlinePolicy')), statement =>
        everyOf(statement.property.get('Action').items(), action =>
          mustNotHold(
            allOf(statement.mustAllow(), () => action.mustMatch(wholeService, 'every action of a service')),
            () => `${action.path} is ${action.shownValue()}, every action of a service; it must be listed actions`,
            action,
          ),
        ),
      ),
      () =>
        everyOf(set.property('ManagedPolicies').items(), policy =>
          mustNotHold(
            isFullAccess(policy),
            () => `${policy.path} is ${policy.shownValue()}, with full access to a service; it must be a policy for the task`,
            policy,
          ),
        ),
    ),

  fix: {
    how: 'List the actions in `inlinePolicy` of `sso.CfnPermissionSet` (`InlinePolicy`), and take policies with full access out of `managedPolicies` (`ManagedPolicies`).',
  },
  config: { none: 'AWS Config does not record permission sets.' },

  examples: {
    compliant: [
      {
        when: 'it lists actions',
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
        when: 'it allows everything that can be done with a bucket',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          InlinePolicy: { Statement: [{ Effect: Allow, Action: '*', Resource: 'arn:aws:s3:::reports/*' }] }`,
      },
      {
        when: 'it allows a whole service',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          InlinePolicy: { Statement: { Effect: Allow, Action: ['s3:*'], Resource: '*' } }`,
      },
    ],
    undetermined: [
      {
        when: 'an action is a parameter',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          InlinePolicy: { Statement: [{ Effect: Allow, Action: [!Ref Action], Resource: 'arn:aws:s3:::reports/*' }] }`,
      },
    ],
  },
});
