import { rule } from '../../rule';

export default rule({
  id: 'redshift-backup-enabled',
  title: 'Redshift clusters keep automated snapshots for a week or longer',
  why: 'Damage to records is often found days later; without a snapshot from before it, they cannot be restored.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::Redshift::Cluster'],

  check: cluster => cluster.property('AutomatedSnapshotRetentionPeriod').orDefault(1).mustBeAtLeast(7),

  fix: {
    how: 'Set `automatedSnapshotRetentionPeriod: 7` or more on `redshift.CfnCluster` (`AutomatedSnapshotRetentionPeriod: 7`).',
    set: { 'Properties.AutomatedSnapshotRetentionPeriod': 7 },
  },
  config: { managedRule: 'REDSHIFT_BACKUP_ENABLED', parameters: { MinRetentionPeriod: '7' } },

  examples: {
    compliant: [
      {
        when: 'they are kept for five weeks',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          AutomatedSnapshotRetentionPeriod: 35`,
      },
    ],
    nonCompliant: [
      {
        when: 'snapshots are off',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          AutomatedSnapshotRetentionPeriod: 0`,
      },
      {
        when: 'nothing is said: AWS keeps them for one day',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          AutomatedSnapshotRetentionPeriod: !Ref Days`,
      },
    ],
  },
});
