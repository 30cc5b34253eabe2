import { undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'memorydb-cluster-encrypted-in-transit',
  title: 'MemoryDB clusters refuse connections without TLS',
  why: 'Without TLS the keys, values and passwords of the cluster, ePHI among them, pass over the network in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'small',
  appliesTo: ['AWS::MemoryDB::Cluster', 'AWS::MemoryDB::MultiRegionCluster'],

  // CloudFormation states no default.
  check: cluster => {
    const encrypted = cluster.property('TLSEnabled');
    return encrypted.mustBeAbsent().status === 'compliant'
      ? undetermined(() => `${encrypted.state()}, and CloudFormation states no default; it must be true`, encrypted)
      : encrypted.mustBe(true);
  },

  fix: {
    how: 'Set `tlsEnabled: true` on `memorydb.CfnCluster` (`TLSEnabled`); that replaces the cluster.',
    set: { 'Properties.TLSEnabled': true },
  },
  config: { none: 'AWS Config does not record MemoryDB clusters.' },

  examples: {
    compliant: [
      {
        when: 'TLS is on',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: services, TLSEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'TLS is switched off',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: services, TLSEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said of TLS',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: services }`,
      },
      {
        when: 'it is imported whether TLS is on',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: services, TLSEnabled: !ImportValue tls }`,
      },
    ],
  },
});
