import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { everythingOf, mustListAction, noGrant, grantingTypes, reachesEverything } from './_policies';
import type { Reach } from './_policies';

const logins: readonly Reach[] = [[everythingOf('rds-db', 'dbuser:'), 'rds-db:connect']];

const connectsToAll = (statement: Statement): Verdict => reachesEverything(statement, logins, 'aws:ResourceTag/*');

export default rule({
  id: 'iam-policy-database-login-restricted',
  title: 'IAM policies do not log in to every database',
  why: 'The holder can log in as any database user, the owner of the records included, on every database of the account.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: resource => mustListAction(resource, logins, connectsToAll),

  check: resource => noGrant(resource, 'logs in to every database; it must name database and user', connectsToAll),

  fix: {
    how: 'Use `database.grantConnect(grantee, user)`. In CloudFormation: `arn:aws:rds-db:<region>:<account>:dbuser:<resource id>/<user>` in `Resource`.',
  },
  config: {
    none: 'No managed rule of AWS Config looks for these actions, and a policy is text in its item, which Guard 2 cannot read; a custom policy check of IAM Access Analyzer can.',
  },

  examples: {
    compliant: [
      {
        when: 'it names database and user',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: rds-db:connect
                Resource: 'arn:aws:rds-db:us-east-1:111122223333:dbuser:db-EXAMPLE/reports'`,
      },
    ],
    nonCompliant: [
      {
        when: 'it logs in anywhere',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: rds-db:connect, Resource: '*' }] } }`,
      },
      {
        when: 'it logs in as any user on any database',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: 'rds-db:*'
                Resource: !Sub 'arn:aws:rds-db:\${AWS::Region}:\${AWS::AccountId}:dbuser:*/*'`,
      },
    ],
    undetermined: [
      {
        when: 'the database comes from another stack',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument: { Statement: [{ Effect: Allow, Action: rds-db:connect, Resource: !ImportValue Login }] }`,
      },
    ],
  },
});
