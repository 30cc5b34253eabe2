import { rule } from '../../rule';

export default rule({
  id: 'docdb-cluster-backup-retention-check',
  title: 'DocumentDB clusters keep automated backups for a week or longer',
  why: 'Damage to records, ransomware included, is often found days later; without a backup from before it, they cannot be restored.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::DocDB::DBCluster'],

  check: cluster => cluster.property('BackupRetentionPeriod').orDefault(1).mustBeAtLeast(7),

  fix: {
    how: 'Set `backup: { retention: Duration.days(7) }` or more on `docdb.DatabaseCluster` (`BackupRetentionPeriod: 7`).',
    set: { 'Properties.BackupRetentionPeriod': 7 },
  },
  config: { managedRule: 'DOCDB_CLUSTER_BACKUP_RETENTION_CHECK', parameters: { minimumBackupRetentionPeriod: '7' } },

  examples: {
    compliant: [
      {
        when: 'backups are kept for five weeks',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          BackupRetentionPeriod: 35`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS keeps them for one day',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          BackupRetentionPeriod: !Ref Days`,
      },
    ],
  },
});
