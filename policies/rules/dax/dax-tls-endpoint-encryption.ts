import { rule } from '../../rule';

export default rule({
  id: 'dax-tls-endpoint-encryption',
  title: 'DAX clusters take connections with TLS only',
  why: 'Without TLS the items of the table, ePHI among them, pass between application and cache in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'small',
  appliesTo: ['AWS::DAX::Cluster'],

  check: cluster => cluster.property('ClusterEndpointEncryptionType').orDefault('NONE').mustBe('TLS'),

  fix: {
    how: "Set `clusterEndpointEncryptionType: 'TLS'` on `dax.CfnCluster` (`ClusterEndpointEncryptionType`); that replaces the cluster.",
    set: { 'Properties.ClusterEndpointEncryptionType': 'TLS' },
  },
  config: { managedRule: 'DAX_TLS_ENDPOINT_ENCRYPTION' },

  examples: {
    compliant: [
      {
        when: 'its endpoint has TLS',
        resources: `
      Cache:
        Type: AWS::DAX::Cluster
        Properties: { IAMRoleARN: arn:aws:iam::111122223333:role/dax, NodeType: dax.r5.large, ReplicationFactor: 3, ClusterEndpointEncryptionType: TLS }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing says that it has TLS',
        resources: `
      Cache:
        Type: AWS::DAX::Cluster
        Properties: { IAMRoleARN: arn:aws:iam::111122223333:role/dax, NodeType: dax.r5.large, ReplicationFactor: 3 }`,
      },
      {
        when: 'its endpoint has none',
        resources: `
      Cache:
        Type: AWS::DAX::Cluster
        Properties: { IAMRoleARN: arn:aws:iam::111122223333:role/dax, NodeType: dax.r5.large, ReplicationFactor: 3, ClusterEndpointEncryptionType: NONE }`,
      },
    ],
    undetermined: [
      {
        when: 'the type is imported',
        resources: `
      Cache:
        Type: AWS::DAX::Cluster
        Properties: { IAMRoleARN: arn:aws:iam::111122223333:role/dax, NodeType: dax.r5.large, ReplicationFactor: 3, ClusterEndpointEncryptionType: !ImportValue type }`,
      },
    ],
  },
});
