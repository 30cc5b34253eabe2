import { anyOf, nonCompliant, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotTakeAccessLogs } from './_log-bucket';

export default rule({
  id: 's3-event-notifications-enabled',
  title: 'S3 bucket announces what happens to its objects',
  why: 'Without events, nothing notices at once that records are deleted or that a file that nobody expects arrives.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::S3::Bucket'],
  where: mustNotTakeAccessLogs,

  check: bucket =>
    someOf([bucket.property('NotificationConfiguration'), ...notificationsByCdk(bucket)], 'event notification', mustNotify),

  fix: {
    how: 'Set `eventBridgeEnabled: true` on `s3.Bucket` (`NotificationConfiguration.EventBridgeConfiguration`), or call `addEventNotification`.',
    set: { 'Properties.NotificationConfiguration': { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
  },
  config: { managedRule: 'S3_EVENT_NOTIFICATIONS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it sends its events to EventBridge',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } }`,
      },
      {
        when: 'it sends new objects to a queue',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          NotificationConfiguration:
            QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: arn:aws:sqs:us-east-1:111122223333:scans }]`,
      },
      {
        when: 'the custom resource of CDK sets it',
        resources: `
      Records: { Type: AWS::S3::Bucket }
      Notifications:
        Type: Custom::S3BucketNotifications
        Properties:
          ServiceToken: arn:aws:lambda:us-east-1:111122223333:function:notifications
          BucketName: !Ref Records
          NotificationConfiguration: { EventBridgeConfiguration: {} }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no notifications',
        resources: `
      Records:
        Type: AWS::S3::Bucket`,
      },
      {
        when: 'EventBridge is switched off',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'the notifications are imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          NotificationConfiguration: !ImportValue notifications`,
      },
    ],
  },
});

const custom = 'Custom::S3BucketNotifications';

function notificationsByCdk(bucket: Resource): readonly Property[] {
  return bucket
    .referredToBy(custom, 'BucketName')
    .filter(one => one.property('BucketName').mustReferTo(bucket).status === 'compliant')
    .map(one => one.property('NotificationConfiguration'));
}

/** CDK's custom resource switches EventBridge on by an empty object. */
function mustNotify(notifications: Property): Verdict {
  const eventBridge = notifications.entries().find(([key]) => key === 'EventBridgeConfiguration')?.[1];
  return anyOf(
    eventBridge === undefined
      ? nonCompliant('no event goes to EventBridge')
      : eventBridge.get('EventBridgeEnabled').orDefault(true).mustBe(true),
    ...['QueueConfigurations', 'TopicConfigurations', 'LambdaConfigurations', 'LambdaFunctionConfigurations'].map(key =>
      notifications.get(key).mustBePresent(),
    ),
  );
}
