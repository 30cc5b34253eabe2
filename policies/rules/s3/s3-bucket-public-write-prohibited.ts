import { rule } from '../../rule';
import { mustBeClosedTo } from './_public';

/** ACLs and actions that let anyone write. */
const acls = ['PublicReadWrite'];
const actions = ['s3:Put*', 's3:Delete*', 's3:Restore*', 's3:Replicate*'];

export default rule({
  id: 's3-bucket-public-write-prohibited',
  title: 'Nobody outside can write to the S3 bucket',
  why: 'Whoever finds the name of the bucket overwrites or deletes records, or leaves malware where clinicians open files.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::S3::Bucket'],

  check: bucket => mustBeClosedTo(bucket, acls, actions),

  fix: {
    how: 'Set `blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL` on `s3.Bucket` (`PublicAccessBlockConfiguration`), and name principals in the bucket policy.',
    set: {
      'Properties.PublicAccessBlockConfiguration': {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  },
  config: { managedRule: 'S3_BUCKET_PUBLIC_WRITE_PROHIBITED' },

  examples: {
    compliant: [
      {
        when: 'public access is blocked, as S3 does by itself',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          AccessControl: Private`,
      },
      {
        when: 'a policy for everyone is restricted by the block',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration: { BlockPublicPolicy: false, RestrictPublicBuckets: true, IgnorePublicAcls: true }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: s3:PutObject
                Resource: !Sub '\${Records.Arn}/*'`,
      },
      {
        when: 'nothing is blocked and nothing is open',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration: { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { AWS: arn:aws:iam::111122223333:role/portal }
                Action: s3:GetObject
                Resource: !Sub '\${Records.Arn}/*'`,
      },
    ],
    nonCompliant: [
      {
        when: 'an ACL opens it to everyone',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          AccessControl: PublicReadWrite
          PublicAccessBlockConfiguration: { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false }`,
      },
      {
        when: 'a policy opens it to everyone',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration: { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: s3:PutObject
                Resource: !Sub '\${Records.Arn}/*'`,
      },
      {
        when: 'TLS is all that a caller needs',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration: { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: s3:*
                Resource: !Sub '\${Records.Arn}/*'
                Condition: { Bool: { aws:SecureTransport: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'the block is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration: !ImportValue block
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: s3:PutObject
                Resource: !Sub '\${Records.Arn}/*'`,
      },
      {
        when: 'the principal is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration: { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: !ImportValue readers
                Action: s3:PutObject
                Resource: !Sub '\${Records.Arn}/*'`,
      },
    ],
  },
});
