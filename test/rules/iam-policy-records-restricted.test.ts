import rule from '../../policies/rules/iam/iam-policy-records-restricted';
import { compliantExample, ruleCases } from '../support/rule-cases';

const access = compliantExample(rule);
const read = (action: string, resource: unknown, condition?: Record<string, Record<string, string>>) =>
  access.with('Access.Properties.PolicyDocument.Statement.0', {
    Effect: 'Allow',
    Action: action,
    Resource: resource as string,
    ...(condition === undefined ? {} : { Condition: condition }),
  });

ruleCases(rule, [
  ...(
    [
      ['s3:GetObject', 'arn:aws:s3:::*'],
      ['s3:GetObject', 'arn:aws:s3:*'],
      ['sqs:ReceiveMessage', 'arn:aws:sqs:us-east-1:*'],
      ['s3:GetObject', 'arn:aws-us-gov:s3:::*/*'],
      ['dynamodb:Query', 'arn:aws:dynamodb:*:*:table/*'],
      ['kinesis:GetRecords', 'arn:aws:kinesis:us-east-1:111122223333:stream/*'],
      ['sqs:ReceiveMessage', 'arn:aws:sqs:us-east-1:111122223333:*'],
      ['rds-data:ExecuteStatement', 'arn:aws:rds:*:111122223333:cluster:*'],
      ['healthlake:SearchWithGet', 'arn:aws:healthlake:us-east-1:111122223333:datastore/fhir/*'],
      ['medical-imaging:GetImageFrame', '*'],
    ] as const
  ).map(([action, resource]) => ['non-compliant', `${action} reaches ${resource}`, read(action, resource)] as const),
  ['compliant', 'a star stands before a name', read('sqs:ReceiveMessage', 'arn:aws:sqs:*:orders')],
  ['compliant', 'a bucket is named by a parameter', read('s3:GetObject', { 'Fn::Sub': 'arn:aws:s3:::${Bucket}/*' })],
  ['compliant', 'a prefix is open in one bucket', read('s3:GetObject', 'arn:aws:s3:::intake/*/reports/*')],
  [
    'compliant',
    'rows are limited to the user',
    read('dynamodb:Query', '*', { 'ForAllValues:StringEquals': {}, StringEquals: { 'dynamodb:LeadingKeys': 'visit-1' } }),
  ],
  ['non-compliant', 'the limit is open', read('dynamodb:Query', '*', { StringLike: { 'dynamodb:LeadingKeys': '*' } })],
  ['undetermined', 'the whole resource is a parameter', read('s3:GetObject', { Ref: 'Objects' })],
]);
