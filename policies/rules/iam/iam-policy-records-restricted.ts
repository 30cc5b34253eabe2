import { allOf, anyOf } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustAttach, mustNotAttach } from './_managed';
import type { Managed } from './_managed';
import { everythingOf, mustListAction, noGrant, grantingTypes, reachesEverything } from './_policies';
import type { Reach } from './_policies';

const reads: readonly Reach[] = [
  [everythingOf('s3'), 's3:GetObject', 's3:GetObjectVersion'],
  [
    everythingOf('dynamodb', 'table/'),
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PartiQLSelect',
    'dynamodb:Query',
    'dynamodb:Scan',
    'dynamodb:ExportTableToPointInTime',
  ],
  [everythingOf('kinesis', 'stream/'), 'kinesis:GetRecords'],
  [everythingOf('sqs'), 'sqs:ReceiveMessage'],
  [everythingOf('rds', 'cluster:'), 'rds-data:ExecuteStatement'],
  [
    everythingOf('healthlake', 'datastore/(?:fhir/)?'),
    'healthlake:ReadResource',
    'healthlake:SearchWithGet',
    'healthlake:SearchWithPost',
  ],
  [everythingOf('medical-imaging', 'datastore/'), 'medical-imaging:GetImageFrame', 'medical-imaging:GetImageSetMetadata'],
];

const limits = [
  'aws:ResourceTag/*',
  's3:ExistingObjectTag/*',
  's3:DataAccessPointArn',
  's3:DataAccessPointAccount',
  'dynamodb:LeadingKeys',
  'aws:CalledVia',
];

const readsAll = (statement: Statement): Verdict => reachesEverything(statement, reads, ...limits);

/** Of AWS, with all records of S3, DynamoDB or Kinesis; ViewOnlyAccess and SecurityAudit read none. */
const readers: Managed = { named: /^(?:ReadOnlyAccess|Amazon(?:S3|DynamoDB|Kinesis)ReadOnlyAccess)$/, such: 'ReadOnlyAccess' };

const wanted = 'reads every bucket, table or other store of its kind; it must name them';

export default rule({
  id: 'iam-policy-records-restricted',
  title: 'IAM policies do not read every bucket, table or stream',
  why: 'Such a policy reads all ePHI that the account holds, now and in stores that are added later, where a task needs one.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.B', '4.L.A'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: resource => anyOf(mustAttach(resource, readers), () => mustListAction(resource, reads, readsAll)),

  check: resource => allOf(noGrant(resource, wanted, readsAll), () => mustNotAttach(resource, readers, wanted)),

  fix: {
    how: 'Use `bucket.grantRead(grantee)`, `table.grantReadData(grantee)` or `stream.grantRead(grantee)`. In CloudFormation: the ARNs of the stores in `Resource`. Policies of AWS that read everything are left out of `ManagedPolicyArns`.',
  },
  config: {
    none: 'No managed rule of AWS Config looks for these actions, and a policy is text in its item, which Guard 2 cannot read; a custom policy check of IAM Access Analyzer can.',
  },

  examples: {
    compliant: [
      {
        when: 'it reads one bucket',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: ['s3:GetObject*', s3:ListBucket]
                Resource: ['arn:aws:s3:::intake', 'arn:aws:s3:::intake/*']`,
      },
      {
        when: 'it logs anywhere and reads one table',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [logs:PutLogEvents, dynamodb:GetItem]
                Resource: ['arn:aws:logs:*:*:*', 'arn:aws:dynamodb:us-east-1:111122223333:table/visits']`,
      },
    ],
    nonCompliant: [
      {
        when: 'it reads any object',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::*/*' }] }`,
      },
      {
        when: 'it scans any table',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: ['dynamodb:*']
                Resource: !Sub 'arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/*'`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket comes from another stack',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: !ImportValue Objects }] }`,
      },
    ],
  },
});
