import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'docdb-cluster-audit-logging-enabled',
  title: 'DocumentDB clusters send audit logs to CloudWatch Logs',
  why: 'Without audit logs nobody can say who read or changed which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::DocDB::DBCluster'],

  check: cluster =>
    someOf(cluster.property('EnableCloudwatchLogsExports').items(), 'log export "audit"', log => log.mustBe('audit')),

  fix: {
    how: 'Set `exportAuditLogsToCloudWatch: true` on `docdb.DatabaseCluster` (`EnableCloudwatchLogsExports: [audit]`), and `audit_logs` in its parameter group.',
    set: { 'Properties.EnableCloudwatchLogsExports': ['audit'] },
  },
  config: { managedRule: 'DOCDB_CLUSTER_AUDIT_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it sends them',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          EnableCloudwatchLogsExports: [audit]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it sends none',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster`,
      },
    ],
    undetermined: [
      {
        when: 'the list is imported',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          EnableCloudwatchLogsExports: !ImportValue logs`,
      },
    ],
  },
});
