import rule from '../../policies/rules/sqs/sqs-queue-no-public-access';
import { assessed } from '../support/judge';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const limited = compliantExample(rule);
const statement = 'Policy.Properties.PolicyDocument.Statement.0';
const open = limited.without(`${statement}.Condition`);

ruleCases(rule, [
  [
    'compliant',
    'the open policy stands on another queue',
    open.with('Policy.Properties.Queues', ['https://sqs.us-east-1.amazonaws.com/111122223333/other']),
  ],
  [
    'compliant',
    'the policy is not deployed',
    open.with('Policy.Condition', 'Never').withSection('Conditions', { Never: { 'Fn::Equals': ['a', 'b'] } }),
  ],
  [
    'non-compliant',
    'the policy stands on several queues',
    open.with('Policy.Properties.Queues', ['other', { Ref: 'LabResults' }]),
  ],
  [
    'non-compliant',
    'the policy is an inline one',
    open.with('Policy.Type', 'AWS::SQS::QueueInlinePolicy').with('Policy.Properties.Queue', { Ref: 'LabResults' }),
  ],
]);

test('judges a policy by itself only where its queue is not in the run', () => {
  const judged = (yaml: string) =>
    assessed(resources(yaml).body, [rule]).findings.map(({ resource, verdict }) => [resource.logicalId, verdict.status]);
  const policy = (queue: string) => `
    LabResults: { Type: AWS::SQS::Queue }
    Policy:
      Type: AWS::SQS::QueuePolicy
      Properties:
        Queues: [${queue}]
        PolicyDocument: { Statement: { Effect: Allow, Principal: '*', Action: sqs:SendMessage, Resource: '*' } }`;
  expect(judged(policy('!Ref LabResults'))).toEqual([['LabResults', 'non-compliant']]);
  expect(judged(policy('https://sqs.us-east-1.amazonaws.com/111122223333/other'))).toEqual([
    ['LabResults', 'compliant'],
    ['Policy', 'non-compliant'],
  ]);
});
