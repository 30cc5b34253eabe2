import rule from '../../policies/rules/rds/rds-storage-encrypted-with-cmk';
import { compliantExample, ruleCases } from '../support/rule-cases';

const own = compliantExample(rule);
const key = 'Records.Properties.KmsKeyId';

ruleCases(rule, [
  ['compliant', 'it names the alias of its key', own.with(key, { Ref: 'Name' }).with('Name', { Type: 'AWS::KMS::Alias' })],
  ['compliant', 'it is restored, and names a key', own.with('Records.Properties.DBSnapshotIdentifier', 'before')],
  [
    'undetermined',
    'it is restored with the key of the snapshot',
    own.with('Records.Properties.DBSnapshotIdentifier', 'before').without(key),
  ],
  ['non-compliant', 'it names the alias of AWS by its ARN', own.with(key, 'arn:aws:kms:us-east-1:111122223333:alias/aws/rds')],
  [
    'non-compliant',
    'it refers to something that is no key',
    own.with(key, { Ref: 'Bucket' }).with('Bucket', { Type: 'AWS::S3::Bucket' }),
  ],
  ['undetermined', 'the key is a parameter', own.with(key, { Ref: 'KeyArn' })],
]);
