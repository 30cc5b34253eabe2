import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { everythingOf, mustListAction, noGrant, grantingTypes, reachesEverything } from './_policies';
import type { Reach } from './_policies';

const creations: readonly Reach[] = [[everythingOf('iam', '(?:role|user)/'), 'iam:CreateRole', 'iam:CreateUser']];

const createsAny = (statement: Statement): Verdict => reachesEverything(statement, creations, 'iam:PermissionsBoundary');

export default rule({
  id: 'iam-policy-new-identities-bounded',
  title: 'IAM policies that create any role or user require a permissions boundary',
  why: 'Without a boundary, whoever may create roles and give them permissions can create one that is stronger than itself.',
  severity: 'low',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  from: 'large',
  where: resource => mustListAction(resource, creations, createsAny),

  check: resource => noGrant(resource, 'creates roles or users without a permissions boundary; it must require one', createsAny),

  fix: {
    how: 'Add a condition on `iam:PermissionsBoundary` to the `iam.PolicyStatement`, or limit `resources` to a path. In CloudFormation: `Condition` and `Resource`.',
  },
  config: {
    none: 'No managed rule of AWS Config looks for these actions, and a policy is text in its item, which Guard 2 cannot read; a custom policy check of IAM Access Analyzer can.',
  },

  examples: {
    compliant: [
      {
        when: 'it requires a boundary',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iam:CreateRole
                Resource: '*'
                Condition: { StringEquals: { iam:PermissionsBoundary: 'arn:aws:iam::111122223333:policy/workload' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it creates any role',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: [iam:CreateRole, iam:AttachRolePolicy], Resource: '*' }]`,
      },
      {
        when: 'it requires another condition',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iam:CreateUser
                Resource: 'arn:aws:iam::*:user/*'
                Condition: { Bool: { aws:SecureTransport: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'the boundary is a parameter that may be a pattern',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iam:CreateRole
                Resource: '*'
                Condition: { StringLike: { iam:PermissionsBoundary: !ImportValue Boundary } }`,
      },
    ],
  },
});
