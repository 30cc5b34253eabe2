import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'docdbelastic-cluster-customer-key',
  title: 'DocumentDB elastic clusters with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::DocDBElastic::Cluster'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyId')),

  fix: {
    how: 'Set `kmsKeyId` on `docdbelastic.CfnCluster` (`KmsKeyId`); that replaces the cluster: move the data through a snapshot.',
  },
  config: { none: 'AWS Config does not record elastic clusters.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties:
          ClusterName: charts
          AdminUserName: chartadmin
          AuthType: SECRET_ARN
          AdminUserPassword: arn:aws:secretsmanager:us-east-1:111122223333:secret:charts-1a2b3c
          ShardCapacity: 2
          ShardCount: 1
          KmsKeyId: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties:
          ClusterName: charts
          AdminUserName: chartadmin
          AuthType: SECRET_ARN
          AdminUserPassword: arn:aws:secretsmanager:us-east-1:111122223333:secret:charts-1a2b3c
          ShardCapacity: 2
          ShardCount: 1`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties:
          ClusterName: charts
          AdminUserName: chartadmin
          AuthType: SECRET_ARN
          AdminUserPassword: arn:aws:secretsmanager:us-east-1:111122223333:secret:charts-1a2b3c
          ShardCapacity: 2
          ShardCount: 1
          KmsKeyId: !ImportValue records-key`,
      },
    ],
  },
});
