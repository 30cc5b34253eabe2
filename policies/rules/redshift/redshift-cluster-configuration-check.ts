import { rule } from '../../rule';
import { mustLog } from './_logging';

export default rule({
  id: 'redshift-cluster-configuration-check',
  aliases: ['redshift-audit-logging-enabled'],
  title: 'Redshift clusters are encrypted and write audit logs',
  why: 'Without connection and user logs nobody can say who signed in to the warehouse and read which records.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '8.M.A'], hipaa: ['164.312(a)(2)(iv)', '164.312(b)'] },
  appliesTo: ['AWS::Redshift::Cluster'],
  // redshift-cluster-encrypted-at-rest judges clusters without encryption.
  where: cluster => cluster.property('Encrypted').orDefault(true).mustBe(true),

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
        when: 'it is encrypted and logs to CloudWatch',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties:
          Encrypted: true
          LoggingProperties: { LogDestinationType: cloudwatch, LogExports: [connectionlog, userlog] }`,
      },
      {
        when: 'it is encrypted by default and logs to a bucket',
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
