import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustLog } from './_logging';

export default rule({
  id: 'redshift-cluster-configuration-check',
  title: 'Redshift clusters are encrypted and write audit logs',
  why: 'An unencrypted warehouse holds ePHI in plain on disks and in snapshots; without its logs nobody can say who read which records.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '8.M.A'], hipaa: ['164.312(a)(2)(iv)', '164.312(b)'] },
  appliesTo: ['AWS::Redshift::Cluster'],

  check: cluster => allOf(cluster.property('Encrypted').orDefault(true).mustBe(true), () => mustLog(cluster)),

  fix: {
    how: 'Leave `encrypted` of `redshift.CfnCluster` at its default, true (`Encrypted`), and set `loggingProperties` (`LoggingProperties`).',
    set: {
      'Properties.Encrypted': true,
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
        when: 'it is not encrypted',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties:
          Encrypted: false
          LoggingProperties: { BucketName: warehouse-logs }`,
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
        when: 'it is imported whether it is encrypted',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        Properties:
          Encrypted: !ImportValue encrypted
          LoggingProperties: { BucketName: warehouse-logs }`,
      },
    ],
  },
});
