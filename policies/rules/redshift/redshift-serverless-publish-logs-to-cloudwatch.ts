import { rule } from '../../rule';
import { mustExport } from './_logging';

export default rule({
  id: 'redshift-serverless-publish-logs-to-cloudwatch',
  title: 'Redshift Serverless namespaces write audit logs',
  why: 'Without connection and user logs nobody can say who signed in to the warehouse and read which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::RedshiftServerless::Namespace'],

  check: namespace => mustExport(namespace.property('LogExports')),

  fix: {
    how: 'Set `logExports: ["connectionlog", "userlog"]` on `redshiftserverless.CfnNamespace` (`LogExports`).',
    set: { 'Properties.LogExports': ['connectionlog', 'userlog', 'useractivitylog'] },
  },
  config: { managedRule: 'REDSHIFT_SERVERLESS_PUBLISH_LOGS_TO_CLOUDWATCH' },

  examples: {
    compliant: [
      {
        when: 'connections and users are logged',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: claims
          LogExports: [userlog, connectionlog]`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS writes none',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: claims`,
      },
      {
        when: 'users are not logged',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: claims
          LogExports: [connectionlog]`,
      },
    ],
    undetermined: [
      {
        when: 'the list is imported',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Namespace
        Properties:
          NamespaceName: claims
          LogExports: !ImportValue logs`,
      },
    ],
  },
});
