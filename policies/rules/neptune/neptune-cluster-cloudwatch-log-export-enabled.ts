import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'neptune-cluster-cloudwatch-log-export-enabled',
  title: 'Neptune clusters send audit logs to CloudWatch Logs',
  why: 'Without audit logs nobody can say who read or changed which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Neptune::DBCluster'],

  check: cluster =>
    someOf(cluster.property('EnableCloudwatchLogsExports').items(), 'log export "audit"', log => log.mustBe('audit')),

  fix: {
    how: 'Set `cloudwatchLogsExports: [neptune.LogType.AUDIT]` on `neptune.DatabaseCluster` (`EnableCloudwatchLogsExports: [audit]`), and `neptune_enable_audit_log` in its parameter group.',
    set: { 'Properties.EnableCloudwatchLogsExports': ['audit'] },
  },
  config: { managedRule: 'NEPTUNE_CLUSTER_CLOUDWATCH_LOG_EXPORT_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it sends them',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster
        Properties:
          EnableCloudwatchLogsExports: [audit]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it sends none',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster`,
      },
    ],
    undetermined: [
      {
        when: 'the list is imported',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster
        Properties:
          EnableCloudwatchLogsExports: !ImportValue logs`,
      },
    ],
  },
});
