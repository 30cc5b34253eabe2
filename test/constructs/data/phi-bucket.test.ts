import { Template } from 'aws-cdk-lib/assertions';
import { Bucket, BucketEncryption, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import guide from '../../../lib/constructs/data/phi-bucket.guide';
import { PhiBucket } from '../../../lib/constructs/data/phi-bucket';
import type { PhiBucketProps } from '../../../lib/constructs/data/phi-bucket';
import { PhiQueue } from '../../../lib/constructs/data/phi-queue';
import { guideCases, openFindings, resourcesIn, stackWith } from '../../support/guide-cases';

guideCases(guide);

const templateWith = (props: PhiBucketProps): Template =>
  Template.fromStack(stackWith(scope => new PhiBucket(scope, 'Records', props)));

test('it fits where a bucket of CDK fits', () => {
  const nameOf = (bucket: IBucket): string => bucket.bucketName;
  stackWith(scope => expect(nameOf(new PhiBucket(scope, 'Records'))).toEqual(expect.any(String)));
});

test('without a key of KMS no key is made', () => {
  templateWith({ encryption: BucketEncryption.S3_MANAGED, replicated: false, backedUp: false }).resourceCountIs(
    'AWS::KMS::Key',
    0,
  );
});

test('without versions there is no lock and no replica, which S3 would refuse', () => {
  const template = templateWith({ versioned: false });
  template.resourceCountIs('AWS::S3::Bucket', 2);
  expect(JSON.stringify(template.toJSON())).not.toContain('ObjectLock');
});

test('an explicit undefined is what was left out', () => {
  expect(templateWith({ enforceSSL: undefined, versioned: undefined }).toJSON()).toEqual(templateWith({}).toJSON());
});

test('buckets of one name in two places log apart, by statements that one policy can hold', () => {
  const stack = stackWith(scope => {
    for (const place of ['One', 'Other']) new PhiBucket(new Construct(scope, place), 'Records', { replicated: false });
  });
  expect(openFindings(stack).filter(finding => !finding.startsWith('s3-bucket-replication-enabled'))).toEqual([]);
  const template = Template.fromStack(stack);
  const prefixes = resourcesIn<{ readonly LoggingConfiguration?: { readonly LogFilePrefix: string } }>(
    template,
    'AWS::S3::Bucket',
  )
    .map(({ Properties }) => Properties.LoggingConfiguration?.LogFilePrefix)
    .filter(prefix => prefix !== undefined);
  expect(new Set(prefixes).size).toBe(2);
  const sids = resourcesIn<{ readonly PolicyDocument: { readonly Statement: readonly { readonly Sid?: string }[] } }>(
    template,
    'AWS::S3::BucketPolicy',
  ).map(({ Properties }) => Properties.PolicyDocument.Statement.flatMap(({ Sid }) => Sid ?? []));
  for (const inPolicy of sids) expect(new Set(inPolicy).size).toBe(inPolicy.length);
});

test.each([
  ['S3 encrypts', BucketEncryption.S3_MANAGED],
  ['a key of AWS encrypts', BucketEncryption.KMS_MANAGED],
])('a replica that %s gets copies without a key of KMS, for which S3 would want one', (_, encryption) => {
  const template = templateWith({ encryption });
  expect(JSON.stringify(template.findResources('AWS::S3::Bucket'))).not.toContain('SseKmsEncryptedObjects');
  template.hasResourceProperties('AWS::S3::Bucket', { ReplicationConfiguration: { Rules: [{ Status: 'Enabled' }] } });
});

test('where logs and inventories go elsewhere, no bucket for them stays behind', () => {
  const stack = stackWith(scope => {
    const serverAccessLogsBucket = Bucket.fromBucketName(scope, 'Logs', 'logs-of-all');
    return new PhiBucket(scope, 'Records', { serverAccessLogsBucket, inventories: [], replicated: false });
  });
  Template.fromStack(stack).resourceCountIs('AWS::S3::Bucket', 1);
});

test('notifications of the user do not take its events away from EventBridge', () => {
  const stack = stackWith(scope => {
    const bucket = new PhiBucket(scope, 'Records', { replicated: false, backedUp: false });
    bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new PhiQueue(scope, 'Queue')));
    return bucket;
  });
  Template.fromStack(stack).hasResourceProperties('Custom::S3BucketNotifications', {
    NotificationConfiguration: { EventBridgeConfiguration: {}, QueueConfigurations: [{ Events: ['s3:ObjectCreated:*'] }] },
  });
});
