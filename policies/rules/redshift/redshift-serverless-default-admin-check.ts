import { rule } from '../../rule';
import { mustBeOwnName } from '../rds/_admin';

export default rule({
  id: 'redshift-serverless-default-admin-check',
  title: 'Redshift Serverless namespaces have an administrator with a name of its own',
  why: 'The name that a warehouse comes with is half of what an attacker has to guess, and it tells nobody apart.',
  severity: 'low',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(a)(2)(i)', '164.312(d)'] },
  appliesTo: ['AWS::RedshiftServerless::Namespace'],
  where: namespace => namespace.property('AdminUsername').mustBePresent(),

  check: namespace => mustBeOwnName(namespace.property('AdminUsername').orDefault('admin')),

  fix: {
    how: 'Set `adminUsername` of `redshiftserverless.CfnNamespace` to a name of its own (`AdminUsername`).',
    set: { 'Properties.AdminUsername': 'reportsadmin' },
  },
  config: { managedRule: 'REDSHIFT_SERVERLESS_DEFAULT_ADMIN_CHECK' },

  examples: {
    compliant: [
      {
        when: 'the name is its own',
        resources: `
      Reports:
        Type: AWS::RedshiftServerless::Namespace
        Properties: { NamespaceName: reports, AdminUsername: reportsadmin }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the name is that of the service',
        resources: `
      Reports:
        Type: AWS::RedshiftServerless::Namespace
        Properties: { NamespaceName: reports, AdminUsername: admin }`,
      },
    ],
    undetermined: [
      {
        when: 'the name is imported',
        resources: `
      Reports:
        Type: AWS::RedshiftServerless::Namespace
        Properties: { NamespaceName: reports, AdminUsername: !ImportValue admin }`,
      },
    ],
  },
});
