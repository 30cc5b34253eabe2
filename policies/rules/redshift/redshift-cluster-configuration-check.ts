import { rule } from '../../rule';
import { mustLog } from './_logging';

export default rule({
  id: 'redshift-cluster-configuration-check',
  aliases: ['redshift-audit-logging-enabled'],
  title: 'Redshift clusters write audit logs',
  why: 'Without connection and user logs nobody can say who signed in to the warehouse and read which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Redshift::Cluster'],

  // AWS's rule of this name also asks for encryption, which redshift-cluster-encrypted-at-rest does here: each finding has one fix.
  check: mustLog,

  fix: {
    how: 'Set `loggingProperties: { logDestinationType: "cloudwatch", logExports: ["connectionlog", "userlog"] }` on `redshift.CfnCluster` (`LoggingProperties`).',
    set: {
      'Properties.LoggingProperties': {
        LogDestinationType: 'cloudwatch',
        LogExports: ['connectionlog', 'userlog', 'useractivitylog'],
      },
    },
  },
  config: {
    managedRule: 'REDSHIFT_CLUSTER_CONFIGURATION_CHECK',
    parameters: { clusterDbEncrypted: 'true', loggingEnabled: 'true' },
  },

  examples: {
    compliant: [
      {
        when: 'it logs to CloudWatch',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties:
          Encrypted: true
          LoggingProperties: { LogDestinationType: cloudwatch, LogExports: [connectionlog, userlog] }`,
      },
      {
        when: 'it logs to a bucket',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties:
          LoggingProperties: { BucketName: warehouse-logs }`,
      },
    ],
    nonCompliant: [
      {
        when: 'no log is chosen',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties:
          LoggingProperties: { LogDestinationType: cloudwatch }`,
      },
      {
        when: 'connections are logged and users are not',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties:
          LoggingProperties: { LogDestinationType: cloudwatch, LogExports: [connectionlog] }`,
      },
      {
        when: 'it writes no logs',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties: { Encrypted: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the settings are imported',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties: { LoggingProperties: !ImportValue logging }`,
      },
    ],
  },
});
