import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { destinationsOf } from './_firehose';

/** Those that AWS's schema of the item lists. */
const shown = [
  'ExtendedS3DestinationConfiguration',
  'S3DestinationConfiguration',
  'AmazonopensearchserviceDestinationConfiguration',
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
  'HttpEndpointDestinationConfiguration',
  'RedshiftDestinationConfiguration',
  'SplunkDestinationConfiguration',
];

const role = { RoleARN: 'arn:aws:iam::111122223333:role/delivery' };
const logged = { CloudWatchLoggingOptions: { Enabled: true, LogGroupName: 'delivery', LogStreamName: 'errors' } };
const silent = { CloudWatchLoggingOptions: { Enabled: false } };

export default rule({
  id: 'kinesis-firehose-delivery-errors-logged',
  title: 'Firehose streams log records that they cannot deliver',
  why: 'Results that Firehose cannot deliver go missing in silence, and nobody who watches for lost or altered records sees it.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::KinesisFirehose::DeliveryStream'],

  check: stream =>
    everyOf(destinationsOf(stream), destination => destination.get('CloudWatchLoggingOptions.Enabled').mustBe(true)),

  fix: {
    how: 'Leave `loggingConfig` of the destination of `firehose.DeliveryStream` at its default, or give it an `EnableLogging`. In CloudFormation: `CloudWatchLoggingOptions` with `Enabled`, `LogGroupName` and `LogStreamName` in the configuration of the destination.',
  },
  config: {
    guard: {
      type: 'AWS::KinesisFirehose::DeliveryStream',
      all: shown.map(destination => ({
        given: destination,
        all: [{ path: `${destination}.CloudWatchLoggingOptions.Enabled`, mustBe: [true] }],
      })),
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::KinesisFirehose::DeliveryStream.properties.json',
      confidence: 'document',
      cases: [
        ...shown.flatMap(
          destination =>
            [
              {
                properties: { [destination]: { ...logged, ...role } },
                configuration: { DeliveryStreamName: 'vitals', [destination]: { ...logged, ...role } },
                verdict: 'compliant',
              },
              {
                properties: { [destination]: { ...silent, ...role } },
                configuration: { DeliveryStreamName: 'vitals', [destination]: { ...silent, ...role } },
                verdict: 'non-compliant',
              },
              {
                properties: { [destination]: role },
                configuration: { DeliveryStreamName: 'vitals', [destination]: role },
                verdict: 'non-compliant',
              },
            ] as const,
        ),
        {
          properties: { IcebergDestinationConfiguration: { ...silent, ...role } },
          configuration: {
            DeliveryStreamName: 'vitals',
            IcebergDestinationConfiguration: { ...silent, ...role },
          },
          verdict: 'non-compliant',
          policyDiffers: 'AWS does not list Iceberg and Snowflake among the destinations that the item shows.',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'logging is on',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { ExtendedS3DestinationConfiguration: { BucketARN: arn:aws:s3:::vitals, RoleARN: arn:aws:iam::111122223333:role/delivery, CloudWatchLoggingOptions: { Enabled: true, LogGroupName: delivery, LogStreamName: errors } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS logs nothing',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { ExtendedS3DestinationConfiguration: { BucketARN: arn:aws:s3:::vitals, RoleARN: arn:aws:iam::111122223333:role/delivery } }`,
      },
      {
        when: 'it is off for an HTTP endpoint',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: https://intake.clinic.example }, CloudWatchLoggingOptions: { Enabled: false }, S3Configuration: { BucketARN: arn:aws:s3:::vitals, RoleARN: arn:aws:iam::111122223333:role/delivery } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the destination comes from another stack',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { ExtendedS3DestinationConfiguration: !ImportValue destination }`,
      },
    ],
  },
});
