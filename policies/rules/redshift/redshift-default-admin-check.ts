import { rule } from '../../rule';
import { mustBeOwnName } from '../rds/_admin';

export default rule({
  id: 'redshift-default-admin-check',
  title: 'Redshift clusters have an administrator with a name of its own',
  why: 'The name that a warehouse comes with is half of what an attacker has to guess, and it tells nobody apart.',
  severity: 'low',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(a)(2)(i)', '164.312(d)'] },
  appliesTo: ['AWS::Redshift::Cluster'],

  check: cluster => mustBeOwnName(cluster.property('MasterUsername')),

  fix: {
    how: 'Set `masterUsername` of `redshift.CfnCluster` to a name of its own (`MasterUsername`); that replaces the cluster.',
  },
  config: { managedRule: 'REDSHIFT_DEFAULT_ADMIN_CHECK' },

  examples: {
    compliant: [
      {
        when: 'the name is its own',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties: { ClusterType: single-node, DBName: reports, NodeType: ra3.large, MasterUsername: reportsadmin }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the name is the one of Redshift',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties: { ClusterType: single-node, DBName: reports, NodeType: ra3.large, MasterUsername: awsuser }`,
      },
    ],
    undetermined: [
      {
        when: 'the name is imported',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties: { ClusterType: single-node, DBName: reports, NodeType: ra3.large, MasterUsername: !ImportValue admin }`,
      },
    ],
  },
});
