import { allOf, anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'datasync-task-logging-enabled',
  title: 'DataSync tasks log what they do',
  why: 'Without a log nobody can say which files of patients were copied where, and which were not.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::DataSync::Task'],

  // Tasks in enhanced mode log to a group of DataSync's own: https://docs.aws.amazon.com/datasync/latest/userguide/configure-logging.html
  check: task =>
    anyOf(
      allOf(task.property('CloudWatchLogGroupArn').mustBePresent(), () =>
        task.property('Options.LogLevel').mustBe('BASIC', 'TRANSFER'),
      ),
      () => allOf(task.property('TaskMode').mustBe('ENHANCED'), () => task.property('Options.LogLevel').mustNotBe('OFF')),
    ),

  fix: {
    how: 'Set `cloudWatchLogGroupArn` and `options: { logLevel: "TRANSFER" }` on `datasync.CfnTask` (`CloudWatchLogGroupArn`, `Options.LogLevel`).',
  },
  config: { managedRule: 'DATASYNC_TASK_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it logs every file',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1, CloudWatchLogGroupArn: !GetAtt Copies.Arn, Options: { LogLevel: TRANSFER } }
      Copies: { Type: AWS::Logs::LogGroup }`,
      },
      {
        when: 'it is in enhanced mode, which logs by itself',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1, TaskMode: ENHANCED }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no log group',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1 }`,
      },
      {
        when: 'it logs nothing',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1, CloudWatchLogGroupArn: !GetAtt Copies.Arn, Options: { LogLevel: "OFF" } }
      Copies: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1, CloudWatchLogGroupArn: !GetAtt Copies.Arn, Options: { LogLevel: !ImportValue level } }
      Copies: { Type: AWS::Logs::LogGroup }`,
      },
    ],
  },
});
