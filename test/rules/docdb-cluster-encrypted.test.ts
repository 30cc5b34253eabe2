import rule from '../../policies/rules/docdb/docdb-cluster-encrypted';
import { compliantExample, ruleCases } from '../support/rule-cases';

const encrypted = compliantExample(rule);
const restored = encrypted.with('Charts.Properties.SnapshotIdentifier', 'charts-before-migration');

ruleCases(rule, [
  ['compliant', 'it is restored with a key', restored.with('Charts.Properties.KmsKeyId', 'alias/charts')],
  ['undetermined', 'it is restored and no key is named', restored],
  [
    'undetermined',
    'it is restored with a key and told not to encrypt',
    restored.with('Charts.Properties.KmsKeyId', 'alias/charts').with('Charts.Properties.StorageEncrypted', false),
  ],
  [
    'undetermined',
    'it is a copy of another cluster',
    encrypted.with('Charts.Properties.SourceDBClusterIdentifier', 'charts-2024'),
  ],
]);
