import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import guide from '../../../lib/constructs/data/phi-queue.guide';
import { PhiQueue } from '../../../lib/constructs/data/phi-queue';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('its dead-letter queue is of its kind, by its name too, and goes when it goes', () => {
  const template = Template.fromStack(
    stackWith(scope => new PhiQueue(scope, 'Orders', { queueName: 'orders.fifo', removalPolicy: RemovalPolicy.DESTROY })),
  );
  template.allResources('AWS::SQS::Queue', { Properties: { FifoQueue: true }, DeletionPolicy: 'Delete' });
  template.resourceCountIs('AWS::SQS::Queue', 2);
});
