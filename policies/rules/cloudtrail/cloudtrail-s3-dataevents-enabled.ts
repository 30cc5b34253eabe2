import { allOf, anyOf, compliant, everyOf, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { someTrail } from './_trails';

export default rule({
  id: 'cloudtrail-s3-dataevents-enabled',
  title: 'CloudTrail records each access to objects in S3',
  why: 'Without data events the trail shows who changed a bucket, but not who read or deleted the records in it.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.L.E'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail =>
    someTrail(trail, 'trail that records all access to objects in S3', one =>
      anyOf(mustSelect(one), () => mustSelectByFields(one)),
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

function mustSelect(trail: Resource): Verdict {
  return someOf(trail.property('EventSelectors').items(), 'selector of all objects in S3', selector =>
    allOf(selector.get('ReadWriteType').orDefault('All').mustBe('All'), () =>
      someOf(selector.get('DataResources').items(), 'data resource for S3', resource =>
        allOf(resource.get('Type').mustBe('AWS::S3::Object'), () =>
          someOf(resource.get('Values').items(), 'value for all buckets', mustBeAllBuckets),
        ),
      ),
    ),
  );
}

function mustBeAllBuckets(value: Property): Verdict {
  // A partition that is known only at deployment makes no difference here, and the canonical text leaves it out.
  const text = value.canonicalText();
  return text === 'arn:aws:s3:::' || text === 'arn:aws:s3' ? compliant : value.mustBe('arn:aws:s3:::', 'arn:aws:s3');
}

function mustSelectByFields(trail: Resource): Verdict {
  return someOf(trail.property('AdvancedEventSelectors').items(), 'selector of all objects in S3', selector => {
    const fields = selector.get('FieldSelectors').items();
    return allOf(
      () => mustEqual(fields, 'eventCategory', 'Data'),
      () => mustEqual(fields, 'resources.type', 'AWS::S3::Object'),
      // Any other field leaves out some of the events.
      () => everyOf(fields, field => field.get('Field').mustBe('eventCategory', 'resources.type')),
    );
  });
}

function mustEqual(fields: readonly Property[], name: string, wanted: string): Verdict {
  return someOf(fields, `field selector ${name} = ${wanted}`, field =>
    allOf(field.get('Field').mustBe(name), () =>
      someOf(field.get('Equals').items(), `value ${wanted}`, value => value.mustBe(wanted)),
    ),
  );
}
