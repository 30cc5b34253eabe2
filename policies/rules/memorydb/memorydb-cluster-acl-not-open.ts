import { compliant } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'memorydb-cluster-acl-not-open',
  title: 'MemoryDB clusters ask clients to sign in',
  why: 'The access control list open-access lets whoever reaches the cluster over the network read and write all of it, without a password.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::MemoryDB::Cluster'],

  check: cluster => {
    const acl = cluster.property('ACLName');
    return acl.target()?.type === 'AWS::MemoryDB::ACL' ? compliant : acl.mustNotBe('open-access');
  },

  fix: { how: 'Set `aclName` of `memorydb.CfnCluster` to a `memorydb.CfnACL` with users (`ACLName`).' },
  config: { none: 'AWS Config does not record MemoryDB clusters.' },

  examples: {
    compliant: [
      {
        when: 'it has an access control list of its own',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: !Ref Services }
      Services: { Type: AWS::MemoryDB::ACL, Properties: { ACLName: services, UserNames: [portal] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is open',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: open-access }`,
      },
    ],
    undetermined: [
      {
        when: 'the list is imported',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties: { ClusterName: sessions, NodeType: db.r7g.large, ACLName: !ImportValue acl }`,
      },
    ],
  },
});
