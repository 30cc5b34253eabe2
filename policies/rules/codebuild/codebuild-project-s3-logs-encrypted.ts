import { rule } from '../../rule';

export default rule({
  id: 'codebuild-project-s3-logs-encrypted',
  title: 'CodeBuild encrypts the logs that it writes to S3',
  why: 'Build logs show names of systems, and at times what a test printed, ePHI included.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::CodeBuild::Project'],
  where: project => project.property('LogsConfig.S3Logs.Status').mustBe('ENABLED'),

  check: project => project.property('LogsConfig.S3Logs.EncryptionDisabled').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave `encrypted` of `logging.s3` on `codebuild.Project` at true. In CloudFormation: take out `LogsConfig.S3Logs.EncryptionDisabled`.',
    set: { 'Properties.LogsConfig.S3Logs.EncryptionDisabled': false },
  },
  config: { managedRule: 'CODEBUILD_PROJECT_S3_LOGS_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'encryption is left on',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { LogsConfig: { S3Logs: { Status: ENABLED, Location: builds/logs } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'encryption is switched off',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { LogsConfig: { S3Logs: { Status: ENABLED, Location: builds/logs, EncryptionDisabled: true } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { LogsConfig: { S3Logs: { Status: ENABLED, Location: builds/logs, EncryptionDisabled: !Ref Plain } } }`,
      },
    ],
  },
});
