import { rule } from '../../rule';

export default rule({
  id: 'cloudtrail-enabled',
  title: 'CloudTrail trail is recording',
  why: 'A trail that is switched off records nothing, so that after an incident nobody can tell who did what.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail => trail.property('IsLogging').mustBe(true),

  fix: { how: 'Use `cloudtrail.Trail`, which always records (`IsLogging: true`).', set: { 'Properties.IsLogging': true } },
  config: { managedRule: 'CLOUD_TRAIL_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it records',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is switched off',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: false }`,
      },
    ],
    undetermined: [
      {
        when: 'the switch is imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: !ImportValue logging }`,
      },
    ],
  },
});
