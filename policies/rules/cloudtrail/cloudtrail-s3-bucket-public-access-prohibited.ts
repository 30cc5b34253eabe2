import { rule } from '../../rule';
import { mustBlockPublicAccess } from '../s3/_public-access-block';

export default rule({
  id: 'cloudtrail-s3-bucket-public-access-prohibited',
  title: 'The bucket of CloudTrail blocks public access',
  why: 'Log files on the internet tell everyone how the account is built and who works with which records.',
  severity: 'high',
  controls: { hicp: ['8.M.A', '4.L.A'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail => trail.property('S3BucketName').leadsTo(bucket => mustBlockPublicAccess(bucket)),

  fix: {
    how: 'Set `blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL` on the `s3.Bucket` of the trail. In CloudFormation: `PublicAccessBlockConfiguration` of the bucket.',
  },
  config: { managedRule: 'CLOUDTRAIL_S3_BUCKET_PUBLIC_ACCESS_PROHIBITED' },

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
        Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true } }`,
      },
      {
        when: 'it says nothing, so that the default of S3 applies',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket`,
      },
    ],
    nonCompliant: [
      {
        when: 'a flag is off',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
        Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false, IgnorePublicAcls: true, RestrictPublicBuckets: true } }`,
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
