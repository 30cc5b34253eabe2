import { rule } from '../../rule';

export default rule({
  id: 'memorydb-cluster-snapshots-enabled',
  title: 'MemoryDB clusters with PHI keep snapshots for 7 days',
  why: 'Data that is deleted or overwritten cannot be restored without a snapshot.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::MemoryDB::Cluster'],

  check: cluster => cluster.property('SnapshotRetentionLimit').orDefault(0).mustBeAtLeast(7),

  fix: {
    how: 'Set `snapshotRetentionLimit: 7` or more on `memorydb.CfnCluster` (`SnapshotRetentionLimit`).',
    set: { 'Properties.SnapshotRetentionLimit': 7 },
  },
  config: { none: 'AWS Config does not record MemoryDB clusters.' },

  examples: {
    compliant: [
      {
        when: 'they are kept for a week',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: services, SnapshotRetentionLimit: 7 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said of snapshots',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: services }`,
      },
      {
        when: 'they are kept for a day',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: services, SnapshotRetentionLimit: 1 }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: services, SnapshotRetentionLimit: !ImportValue days }`,
      },
    ],
  },
});
