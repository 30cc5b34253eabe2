import { rule } from '../../rule';
import { mayBeEncrypted, mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'redshift-cluster-kms-enabled',
  title: 'Redshift clusters with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a shared snapshot; the keys of AWS allow none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::Redshift::Cluster'],
  where: cluster => mayBeEncrypted(cluster.property('Encrypted').orDefault(true)),

  check: cluster => mustBeCustomerKey(cluster.property('KmsKeyId')),

  fix: { how: 'Pass the key as `kmsKeyId` of `redshift.CfnCluster` (`KmsKeyId`).' },
  config: { managedRule: 'REDSHIFT_CLUSTER_KMS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'its key is made with it',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          Encrypted: true
          KmsKeyId: !Ref Key
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key, so AWS takes its own',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          Encrypted: true`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          Encrypted: true
          KmsKeyId: !ImportValue key`,
      },
    ],
  },
});
