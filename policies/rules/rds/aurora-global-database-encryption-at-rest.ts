import { rule } from '../../rule';
import { mustSayEncrypted, storageMustBeEncrypted } from './_origin';

export default rule({
  id: 'aurora-global-database-encryption-at-rest',
  title: 'Aurora global databases are encrypted at rest',
  why: 'A global database copies every record to other Regions; without encryption its storage and snapshots hold ePHI in plain everywhere.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::RDS::GlobalCluster'],

  check: cluster => {
    const source = cluster.property('SourceDBClusterIdentifier');
    return source.mustBePresent().status === 'non-compliant'
      ? cluster.property('StorageEncrypted').orDefault(false).mustBe(true)
      : source.leadsTo(original => storageMustBeEncrypted(original, mustSayEncrypted));
  },

  fix: { how: 'Set `storageEncrypted: true` on `rds.CfnGlobalCluster` (`StorageEncrypted`); that replaces the global database.' },
  config: { managedRule: 'AURORA_GLOBAL_DATABASE_ENCRYPTION_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: `
      Records:
        Type: AWS::RDS::GlobalCluster
        Properties: { Engine: aurora-postgresql, StorageEncrypted: true }`,
      },
      {
        when: 'it is made from an encrypted cluster',
        resources: `
      Records:
        Type: AWS::RDS::GlobalCluster
        Properties: { SourceDBClusterIdentifier: !Ref Primary }
      Primary: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, StorageEncrypted: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing says that it is encrypted',
        resources: `
      Records:
        Type: AWS::RDS::GlobalCluster
        Properties: { Engine: aurora-postgresql }`,
      },
      {
        when: 'it is made from a cluster without encryption',
        resources: `
      Records:
        Type: AWS::RDS::GlobalCluster
        Properties: { SourceDBClusterIdentifier: !Ref Primary }
      Primary: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, StorageEncrypted: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'it is made from a cluster that says nothing, where the age of that one decides',
        resources: `
      Records:
        Type: AWS::RDS::GlobalCluster
        Properties: { SourceDBClusterIdentifier: !Ref Primary }
      Primary: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql } }`,
      },
      {
        when: 'it is made from a cluster of another stack',
        resources: `
      Records:
        Type: AWS::RDS::GlobalCluster
        Properties: { SourceDBClusterIdentifier: !ImportValue primary }`,
      },
    ],
  },
});
