import { rule } from '../../rule';

export default rule({
  id: 'docdbelastic-cluster-backup-retention',
  title: 'DocumentDB elastic clusters keep snapshots for 7 days',
  why: 'Records that are deleted or overwritten cannot be restored once the last snapshot from before is gone.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::DocDBElastic::Cluster'],

  check: cluster => cluster.property('BackupRetentionPeriod').mustBeAtLeast(7),

  fix: {
    how: 'Set `backupRetentionPeriod: 7` or more on `docdbelastic.CfnCluster` (`BackupRetentionPeriod`).',
    set: { 'Properties.BackupRetentionPeriod': 7 },
  },
  config: { none: 'AWS Config does not record elastic clusters.' },

  examples: {
    compliant: [
      {
        when: 'they are kept for a week',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties: { ClusterName: charts, AdminUserName: chartadmin, AuthType: SECRET_ARN, AdminUserPassword: arn:aws:secretsmanager:us-east-1:111122223333:secret:charts-1a2b3c, ShardCapacity: 2, ShardCount: 1, BackupRetentionPeriod: 7 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said of snapshots',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties: { ClusterName: charts, AdminUserName: chartadmin, AuthType: SECRET_ARN, AdminUserPassword: arn:aws:secretsmanager:us-east-1:111122223333:secret:charts-1a2b3c, ShardCapacity: 2, ShardCount: 1 }`,
      },
      {
        when: 'they are kept for a day',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties: { ClusterName: charts, AdminUserName: chartadmin, AuthType: SECRET_ARN, AdminUserPassword: arn:aws:secretsmanager:us-east-1:111122223333:secret:charts-1a2b3c, ShardCapacity: 2, ShardCount: 1, BackupRetentionPeriod: 1 }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties: { ClusterName: charts, AdminUserName: chartadmin, AuthType: SECRET_ARN, AdminUserPassword: arn:aws:secretsmanager:us-east-1:111122223333:secret:charts-1a2b3c, ShardCapacity: 2, ShardCount: 1, BackupRetentionPeriod: !ImportValue days }`,
      },
    ],
  },
});
