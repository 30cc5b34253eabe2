import { rule } from '../../rule';

export default rule({
  id: 'cloudtrail-s3-bucket-access-logging',
  title: 'The bucket of CloudTrail logs who reads it',
  why: 'The log files show how the account is built and who works with the records; without access logs nobody sees who studied them.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail => trail.property('S3BucketName').leadsTo(bucket => bucket.property('LoggingConfiguration').mustBePresent()),

  fix: {
    how: 'Set `serverAccessLogsBucket` on the `s3.Bucket` of the trail. In CloudFormation: `LoggingConfiguration.DestinationBucketName` of the bucket.',
  },
  config: { managedRule: 'CLOUDTRAIL_S3_BUCKET_ACCESS_LOGGING' },

  examples: {
    compliant: [
      {
        when: 'it does',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
        Properties: { LoggingConfiguration: { DestinationBucketName: access-logs } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it does not',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket belongs to another stack',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !ImportValue logs, IsLogging: true }`,
      },
    ],
  },
});
