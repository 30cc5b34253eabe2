import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'redshift-master-password-not-in-template',
  title: 'The master password of a warehouse is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to all records.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::Redshift::Cluster', 'AWS::RedshiftServerless::Namespace'],

  check: warehouse =>
    mustNotBeWrittenOut(
      warehouse.property(warehouse.type === 'AWS::RedshiftServerless::Namespace' ? 'AdminUserPassword' : 'MasterUserPassword'),
    ),

  fix: {
    how: 'Set `manageMasterPassword: true` on `redshift.CfnCluster` (`ManageMasterPassword: true`, or `ManageAdminPassword: true` of a namespace) and drop the password. Change the one that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from' },

  examples: {
    compliant: [
      {
        when: 'Redshift manages the password in Secrets Manager',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          ManageMasterPassword: true`,
      },
      {
        when: 'it is read from a secret at deployment',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: claims
          AdminUsername: claims
          AdminUserPassword: '{{resolve:secretsmanager:claims:SecretString:password}}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          MasterUserPassword: Not-a-real-password-1`,
      },
      {
        when: 'that of a namespace is written in plain',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: claims
          AdminUsername: claims
          AdminUserPassword: Not-a-real-password-1`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          MasterUserPassword: !ImportValue login`,
      },
    ],
  },
});
