import { Stack } from 'aws-cdk-lib/core';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { PhiQueue } from './data/phi-queue';

/**
 * Lets alarms of this account publish to a topic and use its key. SNS lets alarms in by the policy that a topic has by default, which
 * the first statement of another policy replaces; a topic from elsewhere, whose policy is not ours to write, stays as it is.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function letAlarmsPublish(scope: Construct, topic: ITopic): void {
  topic.grantPublish(ofThisAccount(scope, 'cloudwatch.amazonaws.com'));
}

/**
 * A queue for events that EventBridge could not deliver. CDK lets EventBridge send to a dead-letter queue and not use its key, without
 * which the events would be lost after all. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
export function queueForUndelivered(scope: Construct, id: string): PhiQueue {
  const queue = new PhiQueue(scope, id);
  queue.encryptionMasterKey?.grant(ofThisAccount(scope, 'events.amazonaws.com'), 'kms:Decrypt', 'kms:GenerateDataKey');
  return queue;
}

function ofThisAccount(scope: Construct, service: string): ServicePrincipal {
  return new ServicePrincipal(service, { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } } });
}
