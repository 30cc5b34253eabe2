import { rule } from '../../rule';
import { mustSelectData, someTrail } from './_trails';

export default rule({
  id: 'cloudtrail-s3-dataevents-enabled',
  title: 'CloudTrail records each access to objects in S3',
  why: 'Without data events the trail shows who changed a bucket, but not who read or deleted the records in it.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.L.E'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail =>
    someTrail(trail, 'trail that records all access to objects in S3', one =>
      mustSelectData(one, 'AWS::S3::Object', ['arn:aws:s3:::', 'arn:aws:s3']),
    ),

  fix: {
    how: 'Call `trail.logAllS3DataEvents()` on `cloudtrail.Trail` (`EventSelectors` with `AWS::S3::Object` and `arn:aws:s3:::`).',
    set: {
      'Properties.EventSelectors': [
        {
          IncludeManagementEvents: true,
          ReadWriteType: 'All',
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::'] }],
        },
      ],
    },
  },
  config: { managedRule: 'CLOUDTRAIL_S3_DATAEVENTS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'a selector takes the objects of all buckets',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: trail-logs
          IsLogging: true
          EventSelectors:
            - ReadWriteType: All
              DataResources: [{ Type: AWS::S3::Object, Values: [!Sub 'arn:\${AWS::Partition}:s3:::'] }]`,
      },
      {
        when: 'an advanced selector takes the objects of all buckets',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: trail-logs
          IsLogging: true
          AdvancedEventSelectors:
            - FieldSelectors:
                - { Field: eventCategory, Equals: [Data] }
                - { Field: resources.type, Equals: [AWS::S3::Object] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves out another bucket than its own',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: logs
          IsLogging: true
          AdvancedEventSelectors:
            - FieldSelectors:
                - { Field: eventCategory, Equals: [Data] }
                - { Field: resources.type, Equals: ['AWS::S3::Object'] }
                - { Field: resources.ARN, NotStartsWith: ['arn:aws:s3:::logs/', 'arn:aws:s3:::records/'] }`,
      },
      {
        when: 'it records management events only',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
      {
        when: 'it records writes only',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: trail-logs
          IsLogging: true
          EventSelectors:
            - ReadWriteType: WriteOnly
              DataResources: [{ Type: AWS::S3::Object, Values: ['arn:aws:s3:::'] }]`,
      },
    ],
    undetermined: [
      {
        when: 'the selectors are imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, EventSelectors: !ImportValue selectors }`,
      },
    ],
  },
});
