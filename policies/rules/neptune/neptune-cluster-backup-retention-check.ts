import { rule } from '../../rule';

export default rule({
  id: 'neptune-cluster-backup-retention-check',
  title: 'Neptune clusters keep automated backups for a week or longer',
  why: 'Damage to records, ransomware included, is often found days later; without a backup from before it, they cannot be restored.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::Neptune::DBCluster'],

  check: cluster => cluster.property('BackupRetentionPeriod').orDefault(1).mustBeAtLeast(7),

  fix: {
    how: 'Set `backupRetention: Duration.days(7)` or more on `neptune.DatabaseCluster` (`BackupRetentionPeriod: 7`).',
    set: { 'Properties.BackupRetentionPeriod': 7 },
  },
  config: { managedRule: 'NEPTUNE_CLUSTER_BACKUP_RETENTION_CHECK', parameters: { minimumBackupRetentionPeriod: '7' } },

  examples: {
    compliant: [
      {
        when: 'backups are kept for five weeks',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster
        Properties:
          BackupRetentionPeriod: 35`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS keeps them for one day',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster
        Properties:
          BackupRetentionPeriod: !Ref Days`,
      },
    ],
  },
});
