import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'timestream-database-customer-key',
  title: 'Timestream databases with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::Timestream::Database', 'AWS::Timestream::InfluxDBInstance', 'AWS::Timestream::InfluxDBCluster'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyId')),

  fix: {
    how: 'Pass a `kms.Key` as `kmsKeyId` of `timestream.CfnDatabase`, `CfnInfluxDBInstance` or `CfnInfluxDBCluster` (`KmsKeyId`).',
  },
  config: { none: 'AWS Config does not record databases of Timestream.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Vitals:
        Type: AWS::Timestream::Database
        Properties:
          DatabaseName: vitals
          KmsKeyId: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Vitals:
        Type: AWS::Timestream::Database
        Properties:
          DatabaseName: vitals`,
      },
      {
        when: 'a cluster of InfluxDB names no key',
        resources: `
      Vitals:
        Type: AWS::Timestream::InfluxDBCluster
        Properties: { Name: vitals }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Vitals:
        Type: AWS::Timestream::Database
        Properties:
          DatabaseName: vitals
          KmsKeyId: !ImportValue records-key`,
      },
    ],
  },
});
