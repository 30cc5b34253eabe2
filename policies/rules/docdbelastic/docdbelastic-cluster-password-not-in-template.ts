import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'docdbelastic-cluster-password-not-in-template',
  title: 'Passwords of DocumentDB elastic clusters are not in the template',
  why: 'Who reads the template or its history signs in as administrator of the database.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::DocDBElastic::Cluster'],
  where: cluster => cluster.property('AuthType').mustBe('PLAIN_TEXT'),

  check: cluster => mustNotBeWrittenOut(cluster.property('AdminUserPassword')),

  fix: {
    how: 'Set `authType: "SECRET_ARN"` and the ARN of a secret as `adminUserPassword` on `docdbelastic.CfnCluster` (`AuthType`, `AdminUserPassword`).',
  },
  config: { none: 'Once it is deployed, nothing shows where a password came from.' },

  examples: {
    compliant: [
      {
        when: 'the password is read from a secret',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties: { ClusterName: charts, AdminUserName: chartadmin, AuthType: PLAIN_TEXT, AdminUserPassword: '{{resolve:secretsmanager:charts:SecretString:password}}', ShardCapacity: 2, ShardCount: 1 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password is written in plain',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties: { ClusterName: charts, AdminUserName: chartadmin, AuthType: PLAIN_TEXT, AdminUserPassword: Summer2026, ShardCapacity: 2, ShardCount: 1 }`,
      },
    ],
    undetermined: [
      {
        when: 'the password is imported',
        resources: `
      Charts:
        Type: AWS::DocDBElastic::Cluster
        Properties: { ClusterName: charts, AdminUserName: chartadmin, AuthType: PLAIN_TEXT, AdminUserPassword: !ImportValue password, ShardCapacity: 2, ShardCount: 1 }`,
      },
    ],
  },
});
