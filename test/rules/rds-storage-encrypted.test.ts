import rule from '../../policies/rules/rds/rds-storage-encrypted';
import { compliantExample, ruleCases } from '../support/rule-cases';

const encrypted = compliantExample(rule);
const replica = compliantExample(rule, 1);
const records = 'Records.Properties';
const prodOrNot = { Prod: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '111122223333'] } };

ruleCases(rule, [
  ['compliant', 'true is written as text', encrypted.with(`${records}.StorageEncrypted`, 'true')],
  [
    'compliant',
    'both branches encrypt',
    encrypted.with(`${records}.StorageEncrypted`, { 'Fn::If': ['Prod', true, 'true'] }).withSection('Conditions', prodOrNot),
  ],
  [
    'non-compliant',
    'one branch does not',
    encrypted.with(`${records}.StorageEncrypted`, { 'Fn::If': ['Prod', true, false] }).withSection('Conditions', prodOrNot),
  ],
  ['non-compliant', 'NoValue leaves the default', encrypted.with(`${records}.StorageEncrypted`, { Ref: 'AWS::NoValue' })],
  [
    'non-compliant',
    'a key is named and encryption is not',
    encrypted.without(`${records}.StorageEncrypted`).with(`${records}.KmsKeyId`, 'alias/records'),
  ],
  ['non-compliant', 'the source of a replica is unencrypted', replica.with(`${records}.StorageEncrypted`, false)],
  [
    'undetermined',
    'the source of a replica is itself restored from a snapshot',
    replica.with(`${records}.DBSnapshotIdentifier`, 'before'),
  ],
  [
    'undetermined',
    'two replicas name each other as their source',
    replica.with(`${records}.SourceDBInstanceIdentifier`, { Ref: 'Replica' }),
  ],
  [
    'undetermined',
    'it is a replica of an instance elsewhere',
    replica.with('Replica.Properties.SourceDBInstanceIdentifier', 'records-primary'),
  ],
  [
    'undetermined',
    'it may be restored from a snapshot that a parameter names',
    encrypted.with(`${records}.DBSnapshotIdentifier`, { Ref: 'Snapshot' }),
  ],
  [
    'undetermined',
    'it is restored from retained backups',
    encrypted.with(`${records}.SourceDBInstanceAutomatedBackupsArn`, 'arn:aws:rds:us-east-1:111122223333:auto-backup:ab-1'),
  ],
]);
