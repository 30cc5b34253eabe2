import { rule } from '../../rule';
import { bucketPolicies } from './_policies';
import { mustDenyPlainHttp } from './_resource-policy';

export default rule({
  id: 's3-bucket-ssl-requests-only',
  title: 'S3 bucket denies requests made without TLS',
  why: 'Over plain HTTP, ePHI and the signed URLs that grant access to it can be read or changed on the way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'small',
  appliesTo: ['AWS::S3::Bucket'],

  check: bucket => mustDenyPlainHttp(bucket, bucketPolicies, ['s3:*'], [bucket.arn, `${bucket.arn}/*`]),

  fix: { how: 'Set `enforceSSL: true` on `s3.Bucket`, or add the statement of the first example to the bucket policy.' },
  config: { managedRule: 'S3_BUCKET_SSL_REQUESTS_ONLY' },

  examples: {
    compliant: [
      {
        when: 'its policy denies plain HTTP on the bucket and its objects',
        resources: `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              Effect: Deny
              Principal: '*'
              Action: s3:*
              Resource: [!GetAtt Records.Arn, !Sub '\${Records.Arn}/*']
              Condition: { Bool: { aws:SecureTransport: false } }`,
      },
    ],
    nonCompliant: [
      { when: 'it has no policy', resources: 'Records: { Type: AWS::S3::Bucket }' },
      {
        when: 'the denial leaves out the objects',
        resources: `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              Effect: Deny
              Principal: '*'
              Action: s3:*
              Resource: !GetAtt Records.Arn
              Condition: { Bool: { aws:SecureTransport: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy document is imported',
        resources: `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties: { Bucket: !Ref Records, PolicyDocument: !ImportValue records-policy }`,
      },
    ],
  },
});
