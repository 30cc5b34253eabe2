import { everyOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 's3-bucket-objects-not-auto-deleted',
  title: 'Deleting the stack does not empty the S3 bucket',
  why: 'CloudFormation refuses to delete a bucket that holds objects; a custom resource that empties it takes that last guard away, and a stack deleted by mistake takes the records along.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::S3::Bucket'],

  check: bucket =>
    everyOf(bucket.referredToBy('Custom::S3AutoDeleteObjects', 'BucketName'), cleaner =>
      mustNotHold(
        cleaner.property('BucketName').mustReferTo(bucket),
        () => `${cleaner.logicalId} deletes all objects of ${bucket.logicalId} with the stack`,
        cleaner.property('BucketName'),
      ),
    ),

  fix: {
    how: 'Leave `autoDeleteObjects` of `s3.Bucket` at its default, false, so that there is no `Custom::S3AutoDeleteObjects` for it.',
  },
  config: { none: 'CloudFormation alone knows what happens when a stack is deleted.' },

  examples: {
    compliant: [
      {
        when: 'nothing empties it',
        resources: `
      Records:
        Type: AWS::S3::Bucket`,
      },
      {
        when: 'the custom resource is for another bucket',
        resources: `
      Records:
        Type: AWS::S3::Bucket
      Cleaner:
        Type: Custom::S3AutoDeleteObjects
        Properties: { ServiceToken: arn:aws:lambda:us-east-1:111122223333:function:cleaner, BucketName: !Ref Builds }
      Builds: { Type: AWS::S3::Bucket }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a custom resource empties it',
        resources: `
      Records:
        Type: AWS::S3::Bucket
      Cleaner:
        Type: Custom::S3AutoDeleteObjects
        Properties: { ServiceToken: arn:aws:lambda:us-east-1:111122223333:function:cleaner, BucketName: !Ref Records }`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket to be emptied is known only at deployment',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketName: records
      Cleaner:
        Type: Custom::S3AutoDeleteObjects
        Properties: { ServiceToken: arn:aws:lambda:us-east-1:111122223333:function:cleaner, BucketName: !ImportValue bucket }`,
      },
    ],
  },
});
