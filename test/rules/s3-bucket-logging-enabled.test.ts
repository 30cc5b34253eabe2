import { assessed } from '../support/judge';
import rule from '../../policies/rules/s3/s3-bucket-logging-enabled';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const logged = compliantExample(rule);

ruleCases(rule, [
  ['compliant', 'it logs to itself', logged.with('Records.Properties.LoggingConfiguration', { LogFilePrefix: 'logs/' })],
  [
    'compliant',
    'it logs to itself by name',
    logged.with('Records.Properties.LoggingConfiguration.DestinationBucketName', { Ref: 'Records' }),
  ],
  ['non-compliant', 'its logging is empty', logged.with('Records.Properties.LoggingConfiguration', {})],
  [
    'non-compliant',
    'it logs in one branch only',
    logged.with('Records.Properties.LoggingConfiguration', {
      'Fn::If': ['Prod', { LogFilePrefix: 'logs/' }, { Ref: 'AWS::NoValue' }],
    }),
  ],
]);

test('says nothing about a bucket that takes the logs of another one', () => {
  expect(assessed(logged.body, [rule]).findings.map(({ resource }) => resource.logicalId)).toEqual(['Records']);
});

test('says nothing about a bucket that takes the logs of another one by its name', () => {
  const { body } = resources(`
    Records: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: access-logs } } }
    AccessLogs: { Type: AWS::S3::Bucket, Properties: { BucketName: access-logs } }`);
  expect(assessed(body, [rule]).findings.map(({ resource }) => resource.logicalId)).toEqual(['Records']);
});
