import { rule } from '../../rule';
import { mustNameServiceSources, mustServeServices } from '../sns/_service-source';

export default rule({
  id: 'sqs-queue-service-source-limited',
  title: 'Queue policies let services in for named sources only',
  why: 'A permission for a whole service also holds for other customers’ buckets, rules and topics, which can then put messages of their choice among results and orders.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.312(a)(1)', '164.312(c)(1)'] },
  appliesTo: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  where: mustServeServices,

  check: mustNameServiceSources,

  fix: {
    how: 'Use the targets and destinations of CDK, or add `conditions` with `aws:SourceArn` to the `iam.PolicyStatement`. In CloudFormation: a condition on `aws:SourceArn` or `aws:SourceAccount` in `PolicyDocument`.',
  },
  config: { none: 'The policy of a queue is a policy document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'it names the bucket',
        resources: `
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [results]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: s3.amazonaws.com }
                Action: sqs:SendMessage
                Resource: '*'
                Condition: { ArnLike: { aws:SourceArn: 'arn:aws:s3:::intake' } }`,
      },
      {
        when: 'it names the account',
        resources: `
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [results]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: s3.amazonaws.com }
                Action: sqs:SendMessage
                Resource: '*'
                Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'any source of the service may send',
        resources: `
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [results]
          PolicyDocument:
            Statement:
              - { Effect: Allow, Principal: { Service: s3.amazonaws.com }, Action: sqs:SendMessage, Resource: '*' }`,
      },
      {
        when: 'any account may send',
        resources: `
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [results]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: [events.amazonaws.com] }
                Action: sqs:SendMessage
                Resource: '*'
                Condition: { ArnLike: { aws:SourceArn: 'arn:aws:events:*:*:rule/*' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the condition comes from another stack',
        resources: `
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [results]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: s3.amazonaws.com }
                Action: sqs:SendMessage
                Resource: '*'
                Condition: !ImportValue Condition`,
      },
    ],
  },
});
