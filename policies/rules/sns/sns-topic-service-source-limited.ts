import { rule } from '../../rule';
import { mustNameServiceSources, mustServeServices } from './_service-source';

export default rule({
  id: 'sns-topic-service-source-limited',
  title: 'Topic policies let services in for named sources only',
  why: 'A permission for a whole service also holds for other customers’ buckets, rules and topics, which can then put messages of their choice among results and orders.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.312(a)(1)', '164.312(c)(1)'] },
  appliesTo: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  where: mustServeServices,

  check: mustNameServiceSources,

  fix: {
    how: 'Use the targets and destinations of CDK, or add `conditions` with `aws:SourceArn` to the `iam.PolicyStatement`. In CloudFormation: a condition on `aws:SourceArn` or `aws:SourceAccount` in `PolicyDocument`.',
  },
  config: { none: 'The policy of a topic is a policy document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'it names the bucket',
        resources: `
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [results]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: s3.amazonaws.com }
                Action: sns:Publish
                Resource: '*'
                Condition: { ArnLike: { aws:SourceArn: 'arn:aws:s3:::intake' } }`,
      },
      {
        when: 'it names the account',
        resources: `
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [results]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: s3.amazonaws.com }
                Action: sns:Publish
                Resource: '*'
                Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'any source of the service may send',
        resources: `
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [results]
          PolicyDocument:
            Statement: [{ Effect: Allow, Principal: { Service: s3.amazonaws.com }, Action: sns:Publish, Resource: '*' }]`,
      },
      {
        when: 'any account may send',
        resources: `
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [results]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: [cloudwatch.amazonaws.com] }
                Action: sns:Publish
                Resource: '*'
                Condition: { ArnLike: { aws:SourceArn: 'arn:aws:cloudwatch:*:*:alarm:*' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the condition comes from another stack',
        resources: `
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [results]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: s3.amazonaws.com }
                Action: sns:Publish
                Resource: '*'
                Condition: !ImportValue Condition`,
      },
    ],
  },
});
