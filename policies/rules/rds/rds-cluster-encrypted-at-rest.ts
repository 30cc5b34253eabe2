import { rule } from '../../rule';
import { mustSayEncrypted, storageMustBeEncrypted } from './_origin';

export default rule({
  id: 'rds-cluster-encrypted-at-rest',
  title: 'RDS and Aurora cluster storage is encrypted',
  why: 'Storage, backups and snapshots of an unencrypted cluster hold ePHI in plain, and encryption cannot be switched on later.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBCluster'],

  check: cluster => storageMustBeEncrypted(cluster, mustSayEncrypted),

  fix: {
    how: 'Set `storageEncrypted: true` on `rds.DatabaseCluster` (`StorageEncrypted: true`). That replaces the cluster: move the data through a snapshot.',
    set: { 'Properties.StorageEncrypted': true },
  },
  config: { managedRule: 'RDS_CLUSTER_ENCRYPTED_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'its storage is encrypted',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, StorageEncrypted: true }`,
      },
      {
        when: 'it is restored with a key of its own',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, SnapshotIdentifier: records-before-migration, StorageEncrypted: true, KmsKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'encryption is off',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql, StorageEncrypted: false }`,
      },
      {
        when: 'nothing is said for a Multi-AZ DB cluster: AWS leaves it unencrypted',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: postgres, DBClusterInstanceClass: db.m6gd.large }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said for Aurora, where the age of the cluster decides',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }`,
      },
      {
        when: 'it is restored from a snapshot, which passes its encryption on',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, SnapshotIdentifier: records-before-migration, StorageEncrypted: true }`,
      },
    ],
  },
});
