import { mustNotBeJudgedWithItsTarget, mustNotBePublic } from '../s3/_resource-policy';
import { rule } from '../../rule';
import { queuePolicies } from './_policies';

export default rule({
  id: 'sqs-queue-no-public-access',
  title: 'SQS queue policy allows nothing to everyone',
  why: 'Anyone can receive the messages of a public queue, ePHI in them included, or send false ones to the systems behind it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  where: resource => mustNotBeJudgedWithItsTarget(resource, queuePolicies),

  check: resource => mustNotBePublic(resource, queuePolicies),

  fix: {
    how: 'Name the principals in `queue.grantSendMessages(...)` or the `PolicyStatement`, or limit the statement by `aws:SourceArn`, `aws:SourceAccount` or `aws:PrincipalOrgID`.',
  },
  config: { managedRule: 'SQS_QUEUE_NO_PUBLIC_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'its policy lets one topic send',
        resources: `
      LabResults: { Type: AWS::SQS::Queue }
      Results: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref LabResults]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: sqs:SendMessage
                Resource: !GetAtt LabResults.Arn
                Condition: { ArnEquals: { aws:SourceArn: !Ref Results } }`,
      },
      { when: 'it has no policy', resources: 'LabResults: { Type: AWS::SQS::Queue }' },
    ],
    nonCompliant: [
      {
        when: 'its policy lets everyone send',
        resources: `
      LabResults: { Type: AWS::SQS::Queue }
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref LabResults]
          PolicyDocument:
            Statement: { Effect: Allow, Principal: { AWS: '*' }, Action: sqs:SendMessage, Resource: !GetAtt LabResults.Arn }`,
      },
      {
        when: 'its policy allows all but one account',
        resources: `
      LabResults: { Type: AWS::SQS::Queue }
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref LabResults]
          PolicyDocument:
            Statement: { Effect: Allow, NotPrincipal: { AWS: '111122223333' }, Action: sqs:*, Resource: !GetAtt LabResults.Arn }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy document is imported',
        resources: `
      LabResults: { Type: AWS::SQS::Queue }
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties: { Queues: [!Ref LabResults], PolicyDocument: !ImportValue queue-policy }`,
      },
    ],
  },
});
