import { rule } from '../../rule';
import { mustHaveParameters } from '../rds/_parameters';

export default rule({
  id: 'docdb-cluster-audit-log-on',
  title: 'DocumentDB clusters write an audit log',
  why: 'Exporting the audit log of a cluster whose parameters leave it off exports nothing, and nobody can say who read or changed which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::DocDB::DBCluster'],

  check: cluster =>
    mustHaveParameters(
      cluster.property('DBClusterParameterGroupName'),
      parameters =>
        parameters.at('audit_logs').must('enabled, all or a list of events', value => !/^(disabled|none|)$/.test(String(value))),
      'audit_logs must be enabled',
    ),

  fix: {
    how: 'Give the cluster a `docdb.ClusterParameterGroup` with `audit_logs: "enabled"` or `"all"` (`DBClusterParameterGroupName`).',
  },
  config: {
    none: 'docdb-cluster-audit-logging-enabled of AWS Config looks at the export alone, and a Guard policy sees a cluster without its parameter group.',
  },

  examples: {
    compliant: [
      {
        when: 'its parameter group switches it on',
        resources: `
      Records:
        Type: AWS::DocDB::DBCluster
        Properties: { DBClusterParameterGroupName: !Ref Settings }
      Settings:
        Type: AWS::DocDB::DBClusterParameterGroup
        Properties: { Description: records, Family: docdb5.0, Parameters: { audit_logs: enabled } }`,
      },
      {
        when: 'it records reads and writes',
        resources: `
      Records:
        Type: AWS::DocDB::DBCluster
        Properties: { DBClusterParameterGroupName: !Ref Settings }
      Settings:
        Type: AWS::DocDB::DBClusterParameterGroup
        Properties: { Description: records, Family: docdb5.0, Parameters: { audit_logs: 'ddl,dml_read,dml_write' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has the default parameter group',
        resources: `
      Records: { Type: AWS::DocDB::DBCluster }`,
      },
      {
        when: 'the parameter group leaves it off',
        resources: `
      Records:
        Type: AWS::DocDB::DBCluster
        Properties: { DBClusterParameterGroupName: !Ref Settings }
      Settings:
        Type: AWS::DocDB::DBClusterParameterGroup
        Properties: { Description: records, Family: docdb5.0, Parameters: { audit_logs: disabled } }`,
      },
    ],
    undetermined: [
      {
        when: 'the parameter group is imported',
        resources: `
      Records:
        Type: AWS::DocDB::DBCluster
        Properties: { DBClusterParameterGroupName: !ImportValue settings }`,
      },
    ],
  },
});
