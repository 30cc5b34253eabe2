import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { everythingOf, mustListAction, noGrant, grantingTypes, reachesEverything } from './_policies';
import type { Reach } from './_policies';

const assumptions: readonly Reach[] = [[everythingOf('iam', '(?:role|user)/'), 'sts:AssumeRole']];

const assumesAny = (statement: Statement): Verdict =>
  reachesEverything(statement, assumptions, 'aws:ResourceTag/*', 'iam:ResourceTag/*');

export default rule({
  id: 'iam-policy-assume-role-restricted',
  title: 'IAM policies let their holder assume chosen roles only',
  why: 'Roles often trust their whole account; a policy that may assume any of them turns one stolen credential into all of them.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: resource => mustListAction(resource, assumptions, assumesAny),

  check: resource => noGrant(resource, 'lets its holder assume every role; it must name the roles', assumesAny),

  fix: { how: 'Name the roles: `role.grantAssumeRole(grantee)`. In CloudFormation: their ARNs in `Resource`.' },
  config: {
    none: 'No managed rule of AWS Config looks for these actions, and a policy is text in its item, which Guard 2 cannot read; a custom policy check of IAM Access Analyzer can.',
  },

  examples: {
    compliant: [
      {
        when: 'it names the role',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: 'arn:aws:iam::111122223333:role/lab-import' }]`,
      },
      {
        when: 'it names the role of that name in every account',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: 'arn:aws:iam::*:role/audit' }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it assumes any role',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: '*' }] } }`,
      },
      {
        when: 'it assumes any role of an account',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: 'sts:*', Resource: !Sub 'arn:aws:iam::\${AWS::AccountId}:role/*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the role comes from another stack',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: !ImportValue Role }] }`,
      },
    ],
  },
});
