import { anyOf, nonCompliant } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ec2-verified-access-logging-enabled',
  title: 'Verified Access logs who it lets in',
  why: 'Requests to clinical applications that leave no record hide whose session reached ePHI, from which device, and why it was allowed.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '6.L.E'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::EC2::VerifiedAccessInstance'],

  check: instance => {
    const logs = instance.property('LoggingConfigurations');
    return anyOf(
      ...['CloudWatchLogs', 'S3', 'KinesisDataFirehose'].map(
        name => () => logs.get(`${name}.Enabled`).orDefault(false).mustBe(true),
      ),
      () => nonCompliant(() => `${logs.path} has no log that is enabled; it must have one`, logs),
    );
  },

  fix: {
    how: 'Set `loggingConfigurations` of `ec2.CfnVerifiedAccessInstance` to a log group, bucket or stream (`LoggingConfigurations`).',
  },
  config: { none: 'No schema of the item of a Verified Access instance is published.' },

  examples: {
    compliant: [
      {
        when: 'it logs to a log group',
        resources: `
      Applications:
        Type: AWS::EC2::VerifiedAccessInstance
        Properties: { LoggingConfigurations: { CloudWatchLogs: { Enabled: true, LogGroup: verified-access } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no log',
        resources: `
      Applications: { Type: AWS::EC2::VerifiedAccessInstance, Properties: { Description: applications } }`,
      },
      {
        when: 'its log is disabled',
        resources: `
      Applications:
        Type: AWS::EC2::VerifiedAccessInstance
        Properties: { LoggingConfigurations: { S3: { Enabled: false, BucketName: access } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Applications:
        Type: AWS::EC2::VerifiedAccessInstance
        Properties: { LoggingConfigurations: { CloudWatchLogs: { Enabled: !Ref Log, LogGroup: verified-access } } }`,
      },
    ],
  },
});
