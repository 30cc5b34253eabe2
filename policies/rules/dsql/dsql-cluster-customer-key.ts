import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'dsql-cluster-customer-key',
  title: 'Aurora DSQL clusters with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::DSQL::Cluster'],

  check: resource => mustBeCustomerKey(resource.property('KmsEncryptionKey')),

  fix: { how: 'Set `kmsEncryptionKey` on `dsql.CfnCluster` (`KmsEncryptionKey`).' },
  config: { none: 'AWS Config does not record clusters of Aurora DSQL.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Visits:
        Type: AWS::DSQL::Cluster
        Properties:
          DeletionProtectionEnabled: true
          KmsEncryptionKey: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Visits:
        Type: AWS::DSQL::Cluster
        Properties:
          DeletionProtectionEnabled: true`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Visits:
        Type: AWS::DSQL::Cluster
        Properties:
          DeletionProtectionEnabled: true
          KmsEncryptionKey: !ImportValue records-key`,
      },
    ],
  },
});
