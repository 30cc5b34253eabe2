import { mustDenyPlainHttp } from '../s3/_resource-policy';
import { rule } from '../../rule';
import { queuePolicies } from './_policies';

export default rule({
  id: 'sqs-queue-ssl-requests-only',
  title: 'SQS queue denies messages sent or received without TLS',
  why: 'SQS also answers on plain HTTP, where a message about a patient can be read or changed on the way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::SQS::Queue'],

  // Sending and receiving are the requests that carry messages; their batch forms have the same permissions.
  check: queue => mustDenyPlainHttp(queue, queuePolicies, ['sqs:SendMessage', 'sqs:ReceiveMessage'], [queue.arn]),

  fix: { how: 'Set `enforceSSL: true` on `sqs.Queue`, or add the statement of the first example to the queue policy.' },
  config: { none: 'The policy of a queue is a policy document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'its policy denies plain HTTP',
        resources: `
      LabResults: { Type: AWS::SQS::Queue }
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref LabResults]
          PolicyDocument:
            Statement:
              - Effect: Deny
                Principal: { AWS: '*' }
                Action: sqs:*
                Resource: !GetAtt LabResults.Arn
                Condition: { Bool: { aws:SecureTransport: 'false' } }`,
      },
    ],
    nonCompliant: [
      { when: 'it has no policy', resources: 'LabResults: { Type: AWS::SQS::Queue }' },
      {
        when: 'only sending is denied',
        resources: `
      LabResults: { Type: AWS::SQS::Queue }
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref LabResults]
          PolicyDocument:
            Statement:
              - Effect: Deny
                Principal: '*'
                Action: sqs:SendMessage
                Resource: !GetAtt LabResults.Arn
                Condition: { Bool: { aws:SecureTransport: 'false' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the value of the condition is imported',
        resources: `
      LabResults: { Type: AWS::SQS::Queue }
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref LabResults]
          PolicyDocument:
            Statement:
              - Effect: Deny
                Principal: '*'
                Action: sqs:*
                Resource: !GetAtt LabResults.Arn
                Condition: { Bool: { aws:SecureTransport: !ImportValue tls } }`,
      },
    ],
  },
});
