import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'rds-performance-insights-customer-key',
  title: 'Performance Insights of databases with PHI is encrypted with a customer managed key',
  why: "Performance Insights keeps the text of statements, in which names and record numbers can stand; a key of one's own decides who reads them.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  where: database =>
    database
      .property(database.type === 'AWS::RDS::DBCluster' ? 'PerformanceInsightsEnabled' : 'EnablePerformanceInsights')
      .orDefault(false)
      .mustBe(true),

  check: database =>
    mustBeCustomerKey(
      database.property(database.type === 'AWS::RDS::DBCluster' ? 'PerformanceInsightsKmsKeyId' : 'PerformanceInsightsKMSKeyId'),
    ),

  fix: {
    how: 'Set `performanceInsightEncryptionKey` on `rds.DatabaseInstance` or `rds.DatabaseCluster` (`PerformanceInsightsKMSKeyId` of an instance, `PerformanceInsightsKmsKeyId` of a cluster).',
  },
  config: { none: 'An item names a key by its ARN, which does not tell whose key it is.' },

  examples: {
    compliant: [
      {
        when: 'an instance names a key of the template',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: !Ref RecordsKey }
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'a cluster names a key of the template',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, PerformanceInsightsEnabled: true, PerformanceInsightsKmsKeyId: !Ref RecordsKey }
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the key to AWS',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EnablePerformanceInsights: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: !ImportValue records-key }`,
      },
    ],
  },
});
