import { rule } from '../../rule';
import { mustLog } from './_logging';

export default rule({
  id: 'redshift-audit-logging-enabled',
  title: 'Redshift clusters write audit logs',
  why: 'Without connection and user logs nobody can say who signed in to the warehouse and read which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Redshift::Cluster'],

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
  config: { managedRule: 'REDSHIFT_AUDIT_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'they go to a bucket',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          LoggingProperties: { BucketName: !Ref Logs }
      Logs: { Type: AWS::S3::Bucket }`,
      },
      {
        when: 'they go to CloudWatch Logs',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          LoggingProperties: { LogDestinationType: cloudwatch, LogExports: [connectionlog, userlog] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS writes none',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims`,
      },
      {
        when: 'no log is chosen',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          LoggingProperties: { LogDestinationType: cloudwatch }`,
      },
    ],
    undetermined: [
      {
        when: 'the settings are imported',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          LoggingProperties: !ImportValue logging`,
      },
    ],
  },
});
