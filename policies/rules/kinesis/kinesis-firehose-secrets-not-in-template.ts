import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

const secrets = [
  'HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey',
  'RedshiftDestinationConfiguration.Password',
  'SnowflakeDestinationConfiguration.KeyPassphrase',
  'SnowflakeDestinationConfiguration.PrivateKey',
  'SplunkDestinationConfiguration.HECToken',
];

export default rule({
  id: 'kinesis-firehose-secrets-not-in-template',
  title: 'Keys and passwords of a Firehose stream are not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the key to the place that the readings go to.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::KinesisFirehose::DeliveryStream'],

  check: stream => everyOf(secrets, path => mustNotBeWrittenOut(stream.property(path))),

  fix: {
    how: 'Set `secretsManagerConfiguration: { enabled: true, secretArn }` on the destination of `firehose.CfnDeliveryStream` (`SecretsManagerConfiguration`) in place of the key or password. Change the one that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'a secret holds the token',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { SplunkDestinationConfiguration: { HECEndpoint: https://intake.clinic.example, HECEndpointType: Event, SecretsManagerConfiguration: { Enabled: true, SecretARN: arn:aws:secretsmanager:us-east-1:111122223333:secret:intake }, CloudWatchLoggingOptions: { Enabled: true }, S3Configuration: { BucketARN: arn:aws:s3:::vitals, RoleARN: arn:aws:iam::111122223333:role/delivery } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the token of Splunk is written in plain',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { SplunkDestinationConfiguration: { HECEndpoint: https://intake.clinic.example, HECEndpointType: Event, HECToken: not-a-real-token, S3Configuration: { BucketARN: arn:aws:s3:::vitals, RoleARN: arn:aws:iam::111122223333:role/delivery } } }`,
      },
      {
        when: 'the key of an HTTP endpoint is written in plain',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: https://intake.clinic.example, AccessKey: not-a-real-key }, S3Configuration: { BucketARN: arn:aws:s3:::vitals, RoleARN: arn:aws:iam::111122223333:role/delivery } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Vitals:
        Type: AWS::KinesisFirehose::DeliveryStream
        Properties: { HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: https://intake.clinic.example, AccessKey: !ImportValue key }, S3Configuration: { BucketARN: arn:aws:s3:::vitals, RoleARN: arn:aws:iam::111122223333:role/delivery } } }`,
      },
    ],
  },
});
