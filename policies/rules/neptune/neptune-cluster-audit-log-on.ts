import { rule } from '../../rule';
import { mustHaveParameters } from '../rds/_parameters';

export default rule({
  id: 'neptune-cluster-audit-log-on',
  title: 'Neptune clusters write an audit log',
  why: 'Exporting the audit log of a cluster whose parameters leave it off exports nothing, and nobody can say who read or changed which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Neptune::DBCluster'],

  check: cluster =>
    mustHaveParameters(
      cluster.property('DBClusterParameterGroupName'),
      parameters => parameters.at('neptune_enable_audit_log').mustBe(1),
      'neptune_enable_audit_log must be 1',
    ),

  fix: {
    how: 'Give the cluster a `neptune.ClusterParameterGroup` with `neptune_enable_audit_log: "1"` (`DBClusterParameterGroupName`).',
  },
  config: {
    none: 'It judges several resources together, and a Guard policy sees one item; neptune-cluster-cloudwatch-log-export-enabled of AWS Config looks at the export alone.',
  },

  examples: {
    compliant: [
      {
        when: 'its parameter group switches it on',
        resources: `
      Records:
        Type: AWS::Neptune::DBCluster
        Properties: { DBClusterParameterGroupName: !Ref Settings }
      Settings:
        Type: AWS::Neptune::DBClusterParameterGroup
        Properties: { Description: records, Family: neptune1.3, Parameters: { neptune_enable_audit_log: 1 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has the default parameter group',
        resources: `
      Records: { Type: AWS::Neptune::DBCluster }`,
      },
      {
        when: 'the parameter group leaves it off',
        resources: `
      Records:
        Type: AWS::Neptune::DBCluster
        Properties: { DBClusterParameterGroupName: !Ref Settings }
      Settings:
        Type: AWS::Neptune::DBClusterParameterGroup
        Properties: { Description: records, Family: neptune1.3, Parameters: { neptune_query_timeout: 120000 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the parameter group is imported',
        resources: `
      Records:
        Type: AWS::Neptune::DBCluster
        Properties: { DBClusterParameterGroupName: !ImportValue settings }`,
      },
    ],
  },
});
