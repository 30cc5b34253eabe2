import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'memorydb-cluster-customer-key',
  title: 'MemoryDB clusters with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::MemoryDB::Cluster'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyId')),

  fix: {
    how: 'Set `kmsKeyId` on `memorydb.CfnCluster` (`KmsKeyId`); that replaces the cluster: move the data through a snapshot.',
  },
  config: { none: 'AWS Config does not record MemoryDB clusters.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties:
          ClusterName: sessions
          ACLName: services
          NodeType: db.r7g.large
          KmsKeyId: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties:
          ClusterName: sessions
          ACLName: services
          NodeType: db.r7g.large`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Sessions:
        Type: AWS::MemoryDB::Cluster
        Properties:
          ClusterName: sessions
          ACLName: services
          NodeType: db.r7g.large
          KmsKeyId: !ImportValue records-key`,
      },
    ],
  },
});
