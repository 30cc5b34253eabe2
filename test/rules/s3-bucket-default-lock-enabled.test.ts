import rule from '../../policies/rules/s3/s3-bucket-default-lock-enabled';
import { assessed } from '../support/judge';
import { resources } from '../support/rule-cases';

const judged = (text: string): readonly string[] =>
  assessed(resources(text).body, [rule]).findings.map(({ resource, verdict }) => `${resource.logicalId} ${verdict.status}`);

test.each([
  ['by reference', '!Ref History'],
  ['by name', 'config-history'],
])('says nothing about a bucket to which AWS Config delivers %s, and all about its neighbour', (_, name) => {
  expect(
    judged(`
    History: { Type: AWS::S3::Bucket, Properties: { BucketName: config-history } }
    Records: { Type: AWS::S3::Bucket }
    Channel: { Type: AWS::Config::DeliveryChannel, Properties: { S3BucketName: ${name} } }`),
  ).toEqual(['Records non-compliant']);
});

test('speaks of the branch in which AWS Config delivers elsewhere', () => {
  expect(
    judged(`
    History: { Type: AWS::S3::Bucket }
    Channel: { Type: AWS::Config::DeliveryChannel, Properties: { S3BucketName: !If [Own, !Ref History, !ImportValue archive] } }`),
  ).toEqual(['History non-compliant']);
});
