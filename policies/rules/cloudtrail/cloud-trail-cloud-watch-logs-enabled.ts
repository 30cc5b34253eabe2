import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cloud-trail-cloud-watch-logs-enabled',
  title: 'CloudTrail sends its events to CloudWatch Logs',
  why: 'Events that only lie in a bucket raise no alarm; an intrusion goes on until somebody reads the files.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail =>
    allOf(trail.property('CloudWatchLogsLogGroupArn').mustBePresent(), trail.property('CloudWatchLogsRoleArn').mustBePresent()),

  fix: {
    how: 'Set `sendToCloudWatchLogs: true` on `cloudtrail.Trail` (`CloudWatchLogsLogGroupArn` and `CloudWatchLogsRoleArn`).',
  },
  config: { managedRule: 'CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it names a log group and the role to write there',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: trail-logs
          IsLogging: true
          CloudWatchLogsLogGroupArn: !GetAtt Events.Arn
          CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/trail
      Events: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it delivers to a bucket only',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
      {
        when: 'the log group is empty, which switches delivery off',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, CloudWatchLogsLogGroupArn: '', CloudWatchLogsRoleArn: '' }`,
      },
    ],
    undetermined: [
      {
        when: 'the log group is imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: trail-logs
          IsLogging: true
          CloudWatchLogsLogGroupArn: !ImportValue events
          CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/trail`,
      },
    ],
  },
});
