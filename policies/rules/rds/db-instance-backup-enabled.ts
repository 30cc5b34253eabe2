import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeReplica, mustStandAlone } from './_membership';

export default rule({
  id: 'db-instance-backup-enabled',
  title: 'RDS instances keep automated backups for a week or longer',
  why: 'Damage to records, ransomware included, is often found days later; without a backup from before it, they cannot be restored.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBInstance'],
  where: instance => allOf(mustStandAlone(instance), mustNotBeReplica(instance)),

  check: instance => instance.property('BackupRetentionPeriod').orDefault(1).mustBeAtLeast(7),

  fix: {
    how: 'Set `backupRetention: Duration.days(7)` or more on `rds.DatabaseInstance` (`BackupRetentionPeriod: 7`).',
    set: { 'Properties.BackupRetentionPeriod': 7 },
  },
  config: { managedRule: 'DB_INSTANCE_BACKUP_ENABLED', parameters: { backupRetentionMinimum: '7' } },

  examples: {
    compliant: [
      {
        when: 'backups are kept for five weeks',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, BackupRetentionPeriod: 35 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'backups are off',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, BackupRetentionPeriod: 0 }`,
      },
      {
        when: 'nothing is said: AWS keeps them for one day',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, BackupRetentionPeriod: !Ref Days }`,
      },
    ],
  },
});
