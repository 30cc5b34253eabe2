import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'codebuild-project-logging-enabled',
  title: 'CodeBuild projects log their builds',
  why: 'A build that was used to put something into clinical software leaves no trace of its steps without logs.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  // https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html: logs go to CloudWatch Logs unless that is switched off.
  check: project =>
    anyOf(project.property('LogsConfig.CloudWatchLogs.Status').orDefault('ENABLED').mustBe('ENABLED'), () =>
      project.property('LogsConfig.S3Logs.Status').orDefault('DISABLED').mustBe('ENABLED'),
    ),

  fix: {
    how: 'Leave `logging` of `codebuild.Project` at its default, or enable one of its targets. In CloudFormation: `LogsConfig.CloudWatchLogs.Status: ENABLED`.',
    set: { 'Properties.LogsConfig.CloudWatchLogs.Status': 'ENABLED' },
  },
  config: { managedRule: 'CODEBUILD_PROJECT_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that CloudWatch Logs gets them',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Environment: { Type: LINUX_CONTAINER } }`,
      },
      {
        when: 'a bucket gets them',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          LogsConfig: { CloudWatchLogs: { Status: DISABLED }, S3Logs: { Status: ENABLED, Location: builds/logs } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'logs are switched off',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { LogsConfig: { CloudWatchLogs: { Status: DISABLED } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { LogsConfig: { CloudWatchLogs: { Status: !Ref Logs } } }`,
      },
    ],
  },
});
