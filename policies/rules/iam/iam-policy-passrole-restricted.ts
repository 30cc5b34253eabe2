import { allOf, mustNotHold } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustHoldPolicies, mustNameResource, mustNotFailByAllActionsAlone, noGrant, grantingTypes } from './_policies';

const everyRole = /^(?:\*+|arn:[^:]*:(?:\*|iam:[^:]*:[^:]*:(?:\*|role\/?\*|role\/(?:\*\/?)+)))$/;

function passesEveryRole(statement: Statement): Verdict {
  return allOf(
    statement.mustReachAction('iam:PassRole'),
    () => mustNameResource(statement, 'every role', text => everyRole.test(text)),
    () => mustNotHold(statement.mustBeLimitedBy('iam:PassedToService', 'iam:AssociatedResourceArn'), 'the service is limited'),
  );
}

export default rule({
  id: 'iam-policy-passrole-restricted',
  title: 'IAM policies let only chosen roles be passed to services',
  why: 'Who may pass any role can start a function or an instance with the strongest one in the account and reach all ePHI through it.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: resource => allOf(mustHoldPolicies(resource), () => mustNotFailByAllActionsAlone(resource, passesEveryRole)),

  check: resource => noGrant(resource, 'lets every role be passed to a service', passesEveryRole),

  fix: {
    how: 'Use `role.grantPassRole(grantee)`. In CloudFormation: name the roles in `Resource`, or add the condition `iam:PassedToService`.',
  },
  config: { none: 'Policies are documents, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'it names the role',
        resources: `
      Deploy:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: iam:PassRole, Resource: !GetAtt Import.Arn }]
      Import: { Type: AWS::IAM::Role }`,
      },
      {
        when: 'it limits the service that gets the role',
        resources: `
      Deploy:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              Effect: Allow
              Action: iam:PassRole
              Resource: '*'
              Condition: { StringEquals: { iam:PassedToService: ecs-tasks.amazonaws.com } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows any role',
        resources: `
      Deploy:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: [lambda:CreateFunction, 'iam:Pass*'], Resource: '*' }]`,
      },
      {
        when: 'it allows any role of the account',
        resources: `
      Deploy:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              Effect: Allow
              Action: iam:PassRole
              Resource: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/*`,
      },
    ],
    undetermined: [
      {
        when: 'the role comes from another stack',
        resources: `
      Deploy:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: iam:PassRole, Resource: !ImportValue Role }]`,
      },
    ],
  },
});
