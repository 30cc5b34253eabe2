import { rule } from '../../rule';
import { mustNotBeReplica } from './_membership';

export default rule({
  id: 'rds-cluster-backup-retention-check',
  title: 'RDS and Aurora clusters keep automated backups for a week or longer',
  why: 'Damage to records, ransomware included, is often found days later; without a backup from before it, they cannot be restored.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBCluster'],
  where: mustNotBeReplica,

  check: cluster => cluster.property('BackupRetentionPeriod').orDefault(1).mustBeAtLeast(7),

  fix: {
    how: 'Set `backup: { retention: Duration.days(7) }` or more on `rds.DatabaseCluster` (`BackupRetentionPeriod: 7`).',
    set: { 'Properties.BackupRetentionPeriod': 7 },
  },
  config: { managedRule: 'RDS_CLUSTER_BACKUP_RETENTION_CHECK', parameters: { minimumBackupRetentionPeriod: '7' } },

  examples: {
    compliant: [
      {
        when: 'backups are kept for five weeks',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, BackupRetentionPeriod: 35 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS keeps them for one day',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, BackupRetentionPeriod: !Ref Days }`,
      },
    ],
  },
});
