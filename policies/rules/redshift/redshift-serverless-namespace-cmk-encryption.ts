import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'redshift-serverless-namespace-cmk-encryption',
  title: 'Redshift Serverless namespaces with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::RedshiftServerless::Namespace'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyId')),

  fix: { how: 'Pass the key as `kmsKeyId` of `redshiftserverless.CfnNamespace` (`KmsKeyId`).' },
  config: { managedRule: 'REDSHIFT_SERVERLESS_NAMESPACE_CMK_ENCRYPTION' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Reports:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: reports
          KmsKeyId: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Reports:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: reports`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Reports:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: reports
          KmsKeyId: !ImportValue records-key`,
      },
    ],
  },
});
