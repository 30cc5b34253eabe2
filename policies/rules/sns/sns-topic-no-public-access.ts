import { mustNotBeJudgedWithItsTarget, mustNotBePublic } from '../s3/_resource-policy';
import { rule } from '../../rule';
import { topicPolicies } from './_policies';

export default rule({
  id: 'sns-topic-no-public-access',
  title: 'SNS topic policy allows nothing to everyone',
  why: 'Anyone with an AWS account can subscribe to a public topic and receive what it says about patients, or publish false messages to it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  where: resource => mustNotBeJudgedWithItsTarget(resource, topicPolicies),

  check: resource => mustNotBePublic(resource, topicPolicies),

  fix: {
    how: 'Name the principals in `topic.grantPublish(...)` or the `PolicyStatement`, or limit the statement by `aws:SourceArn`, `aws:SourceAccount` or `aws:PrincipalOrgID`.',
  },
  config: { managedRule: 'SNS_TOPIC_NO_PUBLIC_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'its policy names who may publish',
        resources: `
      Referrals: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref Referrals]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { AWS: 'arn:aws:iam::111122223333:role/intake' }
                Action: sns:Publish
                Resource: !Ref Referrals`,
      },
      {
        when: 'a condition limits everyone to the own account',
        resources: `
      Referrals: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref Referrals]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { AWS: '*' }
                Action: [SNS:Subscribe, SNS:Publish]
                Resource: !Ref Referrals
                Condition: { StringEquals: { AWS:SourceOwner: '111122223333' } }`,
      },
      { when: 'it has no policy', resources: 'Referrals: { Type: AWS::SNS::Topic }' },
    ],
    nonCompliant: [
      {
        when: 'its policy lets everyone subscribe',
        resources: `
      Referrals: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref Referrals]
          PolicyDocument:
            Statement: { Effect: Allow, Principal: '*', Action: sns:Subscribe, Resource: !Ref Referrals }`,
      },
      {
        when: 'its inline policy lets everyone publish over TLS',
        resources: `
      Referrals: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicInlinePolicy
        Properties:
          TopicArn: !Ref Referrals
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { AWS: '*' }
                Action: sns:Publish
                Resource: !Ref Referrals
                Condition: { Bool: { aws:SecureTransport: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a principal is imported',
        resources: `
      Referrals: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref Referrals]
          PolicyDocument:
            Statement: { Effect: Allow, Principal: { AWS: !ImportValue partner }, Action: sns:Subscribe, Resource: !Ref Referrals }`,
      },
    ],
  },
});
