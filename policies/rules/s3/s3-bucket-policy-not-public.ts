import { rule } from '../../rule';
import { bucketPolicies } from './_policies';
import { mustNotAllowEveryone, mustNotBeJudgedWithItsTarget, mustNotBePublic } from './_resource-policy';

/** Keys of S3 itself that tell who calls. */
const keys = ['s3:DataAccessPointAccount', 's3:DataAccessPointArn'];

export default rule({
  id: 's3-bucket-policy-not-public',
  title: 'S3 bucket policy allows nothing to everyone',
  why: 'A statement for everyone lets any caller on the internet read or change ePHI as soon as public access is not blocked.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::S3::AccessPoint'],
  where: resource =>
    resource.type === 'AWS::S3::AccessPoint'
      ? resource.property('Policy').mustBePresent()
      : mustNotBeJudgedWithItsTarget(resource, bucketPolicies),

  // A statement of an access point's policy opens what the bucket leaves to its access points.
  check: resource =>
    resource.type === 'AWS::S3::AccessPoint'
      ? mustNotAllowEveryone(resource.property('Policy'), ...keys)
      : mustNotBePublic(resource, bucketPolicies, ...keys),

  fix: {
    how: 'Name the principals in `bucket.grantRead(...)` or the `PolicyStatement`, or limit the statement by `aws:PrincipalOrgID`, `aws:SourceVpce` or the like.',
  },
  config: { managedRule: 'S3_BUCKET_PUBLIC_READ_PROHIBITED' },

  examples: {
    compliant: [
      {
        when: 'its policy allows everyone of the organization to read',
        resources: `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: s3:GetObject
                Resource: !Sub '\${Records.Arn}/*'
                Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
      },
      { when: 'it has no policy', resources: 'Records: { Type: AWS::S3::Bucket }' },
    ],
    nonCompliant: [
      {
        when: 'its policy allows everyone to read',
        resources: `
      Leaflets: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Leaflets
          PolicyDocument:
            Statement: { Effect: Allow, Principal: { AWS: '*' }, Action: s3:GetObject, Resource: !Sub '\${Leaflets.Arn}/*' }`,
      },
      {
        when: 'the policy of an access point allows everyone to read',
        resources: `
      Research:
        Type: AWS::S3::AccessPoint
        Properties:
          Bucket: records
          Policy: { Statement: { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: '*' } }`,
      },
      {
        when: 'it is a policy for everyone on a bucket of another stack',
        resources: `
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: records
          PolicyDocument:
            Statement: { Effect: Allow, Principal: '*', Action: s3:PutObject, Resource: 'arn:aws:s3:::records/*' }`,
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
