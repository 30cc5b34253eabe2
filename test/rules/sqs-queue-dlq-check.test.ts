import rule from '../../policies/rules/sqs/sqs-queue-dlq-check';
import { assessed } from '../support/judge';
import { resources, ruleCases } from '../support/rule-cases';

const arn = '!GetAtt Failed.Arn';
const failed = (source: string) => resources(`{ Failed: { Type: AWS::SQS::Queue }, Source: ${source} }`);

test.each([
  ['another queue', `{ Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: ${arn} } } }`],
  ['a function', `{ Type: AWS::Lambda::Function, Properties: { DeadLetterConfig: { TargetArn: ${arn} } } }`],
  [
    'the asynchronous calls of a function',
    `{ Type: AWS::Lambda::EventInvokeConfig, Properties: { DestinationConfig: { OnFailure: { Destination: ${arn} } } } }`,
  ],
  ['a subscription', `{ Type: AWS::SNS::Subscription, Properties: { RedrivePolicy: { deadLetterTargetArn: ${arn} } } }`],
  ['an event rule', `{ Type: AWS::Events::Rule, Properties: { Targets: [{ Id: a, DeadLetterConfig: { Arn: ${arn} } }] } }`],
  ['an event bus', `{ Type: AWS::Events::EventBus, Properties: { DeadLetterConfig: { Arn: ${arn} } } }`],
  [
    'a stream that a function reads',
    `{ Type: AWS::Lambda::EventSourceMapping, Properties: { DestinationConfig: { OnFailure: { Destination: ${arn} } } } }`,
  ],
  ['a schedule', `{ Type: AWS::Scheduler::Schedule, Properties: { Target: { DeadLetterConfig: { Arn: ${arn} } } } }`],
  [
    'a stream that a pipe reads',
    `{ Type: AWS::Pipes::Pipe, Properties: { SourceParameters: { KinesisStreamParameters: { DeadLetterConfig: { Arn: ${arn} } } } } }`,
  ],
  [
    'a table that a pipe reads',
    `{ Type: AWS::Pipes::Pipe, Properties: { SourceParameters: { DynamoDBStreamParameters: { DeadLetterConfig: { Arn: ${arn} } } } } }`,
  ],
])('says nothing about a queue for what failed in %s', (_, source) => {
  const { findings } = assessed(failed(source).body, [rule]);
  expect(findings.filter(({ resource }) => resource.logicalId === 'Failed')).toEqual([]);
});

test('says nothing about a queue that names the queues of other stacks whose failures it takes', () => {
  const allowing = (permission: string) =>
    assessed(
      resources(`Failed: { Type: AWS::SQS::Queue, Properties: { RedriveAllowPolicy: { redrivePermission: ${permission} } } }`)
        .body,
      [rule],
    ).findings.length;
  expect(['byQueue', 'allowAll', 'denyAll'].map(allowing)).toEqual([0, 1, 1]);
});

ruleCases(rule, [
  [
    'non-compliant',
    'an event rule only sends events to it',
    failed(`{ Type: AWS::Events::Rule, Properties: { Targets: [{ Id: a, Arn: ${arn} }] } }`),
  ],
  [
    'non-compliant',
    'it takes the successes of a function',
    failed(`{ Type: AWS::Lambda::EventInvokeConfig, Properties: { DestinationConfig: { OnSuccess: { Destination: ${arn} } } } }`),
  ],
]);
