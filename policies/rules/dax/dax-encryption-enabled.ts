import { rule } from '../../rule';

export default rule({
  id: 'dax-encryption-enabled',
  title: 'DAX clusters are encrypted at rest',
  why: 'What the cache of a table writes to disk holds the items of the table, ePHI among them, in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::DAX::Cluster'],

  check: cluster => cluster.property('SSESpecification.SSEEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `sseSpecification: { sseEnabled: true }` on `dax.CfnCluster` (`SSESpecification`); that replaces the cluster.',
    set: { 'Properties.SSESpecification.SSEEnabled': true },
  },
  config: { managedRule: 'DAX_ENCRYPTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: `
      Cache:
        Type: AWS::DAX::Cluster
        Properties: { IAMRoleARN: arn:aws:iam::111122223333:role/dax, NodeType: dax.r5.large, ReplicationFactor: 3, SSESpecification: { SSEEnabled: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing says that it is encrypted',
        resources: `
      Cache:
        Type: AWS::DAX::Cluster
        Properties: { IAMRoleARN: arn:aws:iam::111122223333:role/dax, NodeType: dax.r5.large, ReplicationFactor: 3 }`,
      },
      {
        when: 'it is not encrypted',
        resources: `
      Cache:
        Type: AWS::DAX::Cluster
        Properties: { IAMRoleARN: arn:aws:iam::111122223333:role/dax, NodeType: dax.r5.large, ReplicationFactor: 3, SSESpecification: { SSEEnabled: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether it is encrypted',
        resources: `
      Cache:
        Type: AWS::DAX::Cluster
        Properties: { IAMRoleARN: arn:aws:iam::111122223333:role/dax, NodeType: dax.r5.large, ReplicationFactor: 3, SSESpecification: { SSEEnabled: !ImportValue sse } }`,
      },
    ],
  },
});
