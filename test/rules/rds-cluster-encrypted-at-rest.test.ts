import rule from '../../policies/rules/rds/rds-cluster-encrypted-at-rest';
import { compliantExample, ruleCases } from '../support/rule-cases';

const encrypted = compliantExample(rule);
const restored = compliantExample(rule, 1);
const records = 'Records.Properties';

ruleCases(rule, [
  ['compliant', 'it is encrypted, and the engine is a parameter', encrypted.with(`${records}.Engine`, { Ref: 'Engine' })],
  [
    'undetermined',
    'nothing is said, and the engine is a parameter',
    encrypted.with(`${records}.Engine`, { Ref: 'Engine' }).without(`${records}.StorageEncrypted`),
  ],
  ['compliant', 'it has a name of its own', encrypted.with(`${records}.DBClusterIdentifier`, 'records')],
  ['undetermined', 'a restored cluster names no key', restored.without(`${records}.KmsKeyId`)],
  [
    'undetermined',
    'it is a clone of a cluster elsewhere',
    encrypted.with(`${records}.SourceDBClusterIdentifier`, 'records-2024'),
  ],
  [
    'undetermined',
    'it is a cross-Region replica',
    encrypted.with(`${records}.ReplicationSourceIdentifier`, 'arn:aws:rds:us-west-2:111122223333:cluster:records'),
  ],
  [
    'non-compliant',
    'a Multi-AZ DB cluster says nothing',
    encrypted.with(`${records}.Engine`, 'mysql').without(`${records}.StorageEncrypted`),
  ],
]);
