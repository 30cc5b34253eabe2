import { rule } from '../../rule';
import { mustRunOn } from './_engine';

export default rule({
  id: 'rds-cluster-iam-authentication-enabled',
  title: 'Aurora clusters accept IAM authentication',
  why: 'Database passwords are shared, seldom rotated and outlive the people who know them; IAM tokens expire after minutes and name who signed in.',
  severity: 'low',
  controls: { hicp: ['3.M.C', '3.L.D'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::RDS::DBCluster'],
  where: cluster => mustRunOn(cluster, /^aurora/i, 'an engine with IAM authentication'),

  check: cluster => cluster.property('EnableIAMDatabaseAuthentication').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `iamAuthentication: true` on `rds.DatabaseCluster` (`EnableIAMDatabaseAuthentication: true`).',
    set: { 'Properties.EnableIAMDatabaseAuthentication': true },
  },
  config: { managedRule: 'RDS_CLUSTER_IAM_AUTHENTICATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'IAM can sign users in',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, EnableIAMDatabaseAuthentication: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'only passwords do, as by default',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql, EnableIAMDatabaseAuthentication: !Ref UseIam }`,
      },
    ],
  },
});
