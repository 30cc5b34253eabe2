import { rule } from '../../rule';
import { mustNotTakeAccessLogs } from './_log-bucket';

export default rule({
  id: 's3-bucket-logging-enabled',
  title: 'S3 bucket logs the requests made to it',
  why: 'Without access logs nobody can tell after an incident which records were read, by whom and from where.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::S3::Bucket'],
  where: mustNotTakeAccessLogs,

  // Without a destination, the bucket logs to itself.
  check: bucket => bucket.property('LoggingConfiguration').mustBePresent(),

  fix: {
    how: 'Set `serverAccessLogsBucket` on `s3.Bucket` to a bucket for logs (`LoggingConfiguration.DestinationBucketName`).',
  },
  config: { managedRule: 'S3_BUCKET_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it delivers access logs to another bucket',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { LoggingConfiguration: { DestinationBucketName: !Ref AccessLogs, LogFilePrefix: records/ } }
      AccessLogs: { Type: AWS::S3::Bucket }`,
      },
    ],
    nonCompliant: [{ when: 'it delivers no access logs', resources: 'Records: { Type: AWS::S3::Bucket }' }],
    undetermined: [
      {
        when: 'its logging is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { LoggingConfiguration: !ImportValue logging }`,
      },
    ],
  },
});
