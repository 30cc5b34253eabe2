import { allOf, anyOf, someOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'docdb-cluster-encrypted',
  title: 'DocumentDB clusters are encrypted at rest',
  why: 'Storage, backups and snapshots of an unencrypted cluster hold ePHI in plain, and encryption cannot be switched on later.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::DocDB::DBCluster'],

  check: cluster => {
    const encrypted = cluster.property('StorageEncrypted');
    const copied = someOf(['SnapshotIdentifier', 'SourceDBClusterIdentifier'], 'snapshot or source', name =>
      cluster.property(name).mustBePresent(),
    );
    return copied.status === 'non-compliant'
      ? encrypted.orDefault(false).mustBe(true)
      : anyOf(
          // A restored cluster is encrypted for certain when it is told to be, with a key.
          allOf(encrypted.mustBe(true), cluster.property('KmsKeyId').mustBePresent()),
          undetermined(`${encrypted.path} carries over from the snapshot or source, which must be encrypted`, encrypted.path),
        );
  },

  fix: {
    how: 'Set `storageEncrypted: true` on `docdb.DatabaseCluster` (`StorageEncrypted: true`). That replaces the cluster: move the data through a snapshot.',
    set: { 'Properties.StorageEncrypted': true },
  },
  config: { managedRule: 'DOCDB_CLUSTER_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          StorageEncrypted: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it unencrypted',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster`,
      },
      {
        when: 'encryption is off',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          StorageEncrypted: false`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          StorageEncrypted: !Ref Encrypt`,
      },
      {
        when: 'it is restored from a snapshot, which passes its encryption on',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          SnapshotIdentifier: charts-before-migration`,
      },
    ],
  },
});
