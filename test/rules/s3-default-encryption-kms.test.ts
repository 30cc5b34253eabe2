import rule from '../../policies/rules/s3/s3-default-encryption-kms';
import { assessed } from '../support/judge';
import { resources } from '../support/rule-cases';

const statusOf = (yaml: string) =>
  assessed(resources(yaml).body, [rule]).findings.map(({ resource, verdict }) => [resource.logicalId, verdict.status]);

const balancer = (key: string, type: string) => `
  Logs: { Type: AWS::S3::Bucket }
  Portal:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: ${type}, LoadBalancerAttributes: [{ Key: ${key}, Value: !Ref Logs }] }`;

test('says nothing about a bucket for the logs of an Application Load Balancer, which writes to no other', () => {
  expect(statusOf(balancer('access_logs.s3.bucket', 'application'))).toEqual([]);
});

test('says nothing about a bucket for the audit logs of a Redshift cluster, which writes to no other', () => {
  const yaml = `
  Logs: { Type: AWS::S3::Bucket }
  Warehouse: { Type: AWS::Redshift::Cluster, Properties: { LoggingProperties: { BucketName: !Ref Logs } } }`;
  expect(statusOf(yaml)).toEqual([]);
});

test.each([
  ['a Network Load Balancer, which can write with a KMS key', balancer('access_logs.s3.bucket', 'network')],
  ['something else of a load balancer', balancer('access_logs.s3.prefix', 'application')],
])('judges a bucket for %s', (_, yaml) => {
  expect(statusOf(yaml)).toEqual([['Logs', 'non-compliant']]);
});
