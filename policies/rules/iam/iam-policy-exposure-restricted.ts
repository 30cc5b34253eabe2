import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { everythingOf, mustListAction, noGrant, grantingTypes, reachesEverything } from './_policies';
import type { Reach } from './_policies';

/** Actions by which the holder opens a store, a copy of one or what reads it to other accounts or to everyone. */
const openings: readonly Reach[] = [
  [everythingOf('s3'), 's3:PutBucketAcl', 's3:PutBucketPolicy', 's3:PutBucketPublicAccessBlock', 's3:PutObjectAcl'],
  [everythingOf('ec2', 'snapshot/'), 'ec2:ModifySnapshotAttribute'],
  [everythingOf('ec2', 'image/'), 'ec2:ModifyImageAttribute'],
  [everythingOf('rds', 'snapshot:'), 'rds:ModifyDBSnapshotAttribute'],
  [everythingOf('rds', 'cluster-snapshot:'), 'rds:ModifyDBClusterSnapshotAttribute'],
  [everythingOf('dynamodb', 'table/'), 'dynamodb:PutResourcePolicy'],
  [everythingOf('secretsmanager', 'secret:'), 'secretsmanager:PutResourcePolicy'],
  [everythingOf('lambda', 'function:'), 'lambda:AddPermission'],
  [everythingOf('backup', 'backup-vault:'), 'backup:PutBackupVaultAccessPolicy'],
  [everythingOf('ecr', 'repository/'), 'ecr:SetRepositoryPolicy'],
];

const limits = ['aws:ResourceTag/*', 'ec2:ResourceTag/*', 'rds:cluster-snapshot-tag/*', 'rds:snapshot-tag/*', 'aws:CalledVia'];

const opensAll = (statement: Statement): Verdict => reachesEverything(statement, openings, ...limits);

export default rule({
  id: 'iam-policy-exposure-restricted',
  title: 'IAM policies do not let their holder open every store to others',
  why: 'Who may change the policy of any bucket, or share any snapshot, takes ePHI out of the account without reading a record in it.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B', '4.L.A'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: resource => mustListAction(resource, openings, opensAll),

  check: resource => noGrant(resource, 'lets its holder open any store to others; it must name the stores', opensAll),

  fix: {
    how: 'Name the bucket, snapshot, table or function in `resources` of `iam.PolicyStatement` (`Resource`), or limit the statement by a condition on `aws:ResourceTag/…`.',
  },
  config: {
    none: 'No managed rule of AWS Config looks for these actions, and a policy is text in its item, which Guard 2 cannot read; a custom policy check of IAM Access Analyzer can.',
  },

  examples: {
    compliant: [
      {
        when: 'it writes the policy of one bucket',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: s3:PutBucketPolicy, Resource: 'arn:aws:s3:::intake' }]`,
      },
      {
        when: 'it shares snapshots that carry a tag',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: ec2:ModifySnapshotAttribute
                Resource: '*'
                Condition: { StringEquals: { 'aws:ResourceTag/shared': 'yes' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it writes the policy of any bucket',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: ['s3:GetBucketLocation', 's3:PutBucketPol*'], Resource: 'arn:aws:s3:::*' }]`,
      },
      {
        when: 'it shares any snapshot of a database',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: rds:ModifyDBSnapshotAttribute, Resource: '*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket comes from another stack',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: s3:PutBucketPolicy, Resource: !ImportValue bucket }]`,
      },
    ],
  },
});
