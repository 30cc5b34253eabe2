import { allOf, everyOf, mustNotHold } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';

export default rule({
  id: 'sqs-queue-policy-full-access-check',
  title: 'Queue policies do not allow every action',
  why: 'Whoever may do everything with a queue can also empty or delete it, and with it the results and orders that wait in it.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],

  check: policy =>
    everyOf(statementsOf(policy.property('PolicyDocument')), statement =>
      mustNotHold(
        allOf(statement.mustAllow(), () => statement.mustCoverAction('sqs:*')),
        `${statement.at} allows every action of the queue; it must be listed actions`,
        statement.at,
      ),
    ),

  fix: { how: 'Use `queue.grantSendMessages(grantee)` and its like. In CloudFormation: list the actions in `PolicyDocument`.' },
  config: { managedRule: 'SQS_QUEUE_POLICY_FULL_ACCESS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it lists actions',
        resources: `
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [results]
          PolicyDocument:
            Statement: [{ Effect: Allow, Principal: { AWS: '111122223333' }, Action: [sqs:SendMessage], Resource: '*' }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows every action',
        resources: `
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [results]
          PolicyDocument:
            Statement: [{ Effect: Allow, Principal: { AWS: '111122223333' }, Action: 'SQS:*', Resource: '*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the actions come from another stack',
        resources: `
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [results]
          PolicyDocument:
            Statement:
              - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: !ImportValue Actions, Resource: '*' }`,
      },
    ],
  },
});
