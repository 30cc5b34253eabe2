import { anyOf, mustNotHold, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'sqs-queue-dlq-check',
  title: 'SQS queue keeps messages that cannot be processed',
  why: 'A lab result or order that fails again and again is dropped when its retention ends, and nobody learns of it.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)', '164.312(c)(1)'] },
  appliesTo: ['AWS::SQS::Queue'],
  where: mustNotBeDeadLetterQueue,

  check: queue => queue.property('RedrivePolicy.deadLetterTargetArn').mustBePresent(),

  fix: {
    how: 'Set `deadLetterQueue: { queue, maxReceiveCount: 5 }` on `sqs.Queue` (`RedrivePolicy`), with an alarm on the age of its messages.',
  },
  config: { managedRule: 'SQS_QUEUE_DLQ_CHECK' },

  examples: {
    compliant: [
      {
        when: 'failed messages go to a dead-letter queue',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5 } }
      Failed: { Type: AWS::SQS::Queue }`,
      },
    ],
    nonCompliant: [{ when: 'failed messages go nowhere', resources: 'LabResults: { Type: AWS::SQS::Queue }' }],
    undetermined: [
      {
        when: 'the redrive policy is imported',
        resources: `
      LabResults:
        Type: AWS::SQS::Queue
        Properties: { RedrivePolicy: !ImportValue redrive }`,
      },
    ],
  },
});

/** Where each type names the queue for what failed. */
const sources: readonly (readonly [type: string, property: string, arn: string])[] = [
  ['AWS::SQS::Queue', 'RedrivePolicy', 'RedrivePolicy.deadLetterTargetArn'],
  ['AWS::SNS::Subscription', 'RedrivePolicy', 'RedrivePolicy.deadLetterTargetArn'],
  ['AWS::Lambda::Function', 'DeadLetterConfig.TargetArn', 'DeadLetterConfig.TargetArn'],
  ['AWS::Lambda::EventInvokeConfig', 'DestinationConfig', 'DestinationConfig.OnFailure.Destination'],
  ['AWS::Lambda::EventSourceMapping', 'DestinationConfig', 'DestinationConfig.OnFailure.Destination'],
  ['AWS::Events::EventBus', 'DeadLetterConfig', 'DeadLetterConfig.Arn'],
  ['AWS::Scheduler::Schedule', 'Target', 'Target.DeadLetterConfig.Arn'],
  ['AWS::Pipes::Pipe', 'SourceParameters', 'SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn'],
  ['AWS::Pipes::Pipe', 'SourceParameters', 'SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn'],
];

/** A dead-letter queue is read by people, so it has none of its own. */
function mustNotBeDeadLetterQueue(queue: Resource): Verdict {
  const verdict = anyOf(
    // It says so itself, for queues that may be in other stacks.
    queue.property('RedriveAllowPolicy.redrivePermission').mustBe('byQueue'),
    ...sources.map(
      ([type, property, arn]) =>
        () =>
          someOf(
            queue.referredToBy(type, property).filter(source => source !== queue),
            'source that sends failed messages here',
            source => source.property(arn).mustReferTo(queue),
          ),
    ),
    () =>
      someOf(queue.referredToBy('AWS::Events::Rule', 'Targets'), 'event rule that sends failed events here', source =>
        someOf(source.property('Targets').items(), 'target', target => target.get('DeadLetterConfig.Arn').mustReferTo(queue)),
      ),
  );
  return mustNotHold(verdict, () => `${queue.logicalId} is a dead-letter queue`);
}
