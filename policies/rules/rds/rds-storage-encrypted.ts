import { rule } from '../../rule';
import { mustStandAlone } from './_membership';
import { storageMustBeEncrypted } from './_origin';

export default rule({
  id: 'rds-storage-encrypted',
  title: 'RDS storage is encrypted',
  why: 'Storage, backups, replicas and snapshots of an unencrypted database hold ePHI in plain, and encryption cannot be switched on later.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBInstance'],
  where: mustStandAlone,

  check: instance =>
    storageMustBeEncrypted(instance, original => original.property('StorageEncrypted').orDefault(false).mustBe(true)),

  fix: {
    how: 'Set `storageEncrypted: true` on `rds.DatabaseInstance` (`StorageEncrypted: true`). That replaces the instance: move the data through an encrypted copy of a snapshot.',
    set: { 'Properties.StorageEncrypted': true },
  },
  config: { managedRule: 'RDS_STORAGE_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'its storage is encrypted',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, StorageEncrypted: true }`,
      },
      {
        when: 'it is a replica of an encrypted instance',
        resources: `
      Replica:
        Type: AWS::RDS::DBInstance
        Properties: { DBInstanceClass: db.m7g.large, SourceDBInstanceIdentifier: !Ref Records }
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, StorageEncrypted: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it unencrypted',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
      {
        when: 'encryption is off',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: mysql, DBInstanceClass: db.m7g.large, StorageEncrypted: "false" }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, StorageEncrypted: !Ref Encrypt }`,
      },
      {
        when: 'it is restored from a snapshot, which passes its encryption on',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { DBInstanceClass: db.m7g.large, DBSnapshotIdentifier: records-before-migration, StorageEncrypted: true }`,
      },
    ],
  },
});
