import { rule } from '../../rule';

export default rule({
  id: 'cloud-trail-log-file-validation-enabled',
  title: 'CloudTrail log files can be checked for changes',
  why: 'Without signed digests nobody can show that an intruder did not change or delete log files, so they prove nothing.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)', '164.312(c)(1)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail => trail.property('EnableLogFileValidation').orDefault(false).mustBe(true),

  fix: {
    how: 'Leave `enableFileValidation` of `cloudtrail.Trail` at true (`EnableLogFileValidation: true`).',
    set: { 'Properties.EnableLogFileValidation': true },
  },
  config: { managedRule: 'CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'validation is on',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, EnableLogFileValidation: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'validation was never switched on',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the switch is imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, EnableLogFileValidation: !ImportValue validate }`,
      },
    ],
  },
});
