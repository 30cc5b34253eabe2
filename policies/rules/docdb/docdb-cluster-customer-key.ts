import { anyOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';
import { mayBeEncrypted, mustBeCustomerKey } from '../rds/_customer-key';

const origins = ['SnapshotIdentifier', 'SourceDBClusterIdentifier'];

export default rule({
  id: 'docdb-cluster-customer-key',
  title: 'DocumentDB clusters with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::DocDB::DBCluster'],
  where: cluster =>
    anyOf(...origins.map(name => cluster.property(name).mustBePresent()), () =>
      mayBeEncrypted(cluster.property('StorageEncrypted').orDefault(false)),
    ),

  check: cluster => {
    const key = cluster.property('KmsKeyId');
    const isCopy = origins.some(name => cluster.property(name).mustBePresent().status !== 'non-compliant');
    return isCopy && key.mustBeAbsent().status === 'compliant'
      ? undetermined(
          () => `${key.path} is not set, so the key of the snapshot or source carries over; it must be a customer managed key`,
          key,
        )
      : mustBeCustomerKey(key);
  },

  fix: {
    how: 'Pass a `kms.Key` as `kmsKey` of `docdb.DatabaseCluster` (`KmsKeyId`). That replaces the cluster: move the data through a snapshot copied with the new key.',
  },
  config: {
    none: 'AWS Config has no managed rule for the key of a DocumentDB cluster, and an item names a key by its ARN, which does not tell whose it is.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Records:
        Type: AWS::DocDB::DBCluster
        Properties: { StorageEncrypted: true, KmsKeyId: !Ref RecordsKey }
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Records:
        Type: AWS::DocDB::DBCluster
        Properties: { StorageEncrypted: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Records:
        Type: AWS::DocDB::DBCluster
        Properties: { StorageEncrypted: true, KmsKeyId: !ImportValue records-key }`,
      },
      {
        when: 'it is restored from a snapshot',
        resources: `
      Records:
        Type: AWS::DocDB::DBCluster
        Properties: { SnapshotIdentifier: records-2026 }`,
      },
    ],
  },
});
