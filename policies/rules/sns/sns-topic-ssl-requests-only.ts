import { mustDenyPlainHttp } from '../s3/_resource-policy';
import { rule } from '../../rule';
import { topicPolicies } from './_policies';

export default rule({
  id: 'sns-topic-ssl-requests-only',
  title: 'SNS topic denies messages published without TLS',
  why: 'SNS also answers on plain HTTP, where a message about a patient can be read or changed on the way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::SNS::Topic'],

  // Publishing is the one request that carries a message.
  check: topic => mustDenyPlainHttp(topic, topicPolicies, ['sns:Publish'], [topic.arn]),

  fix: { how: 'Set `enforceSSL: true` on `sns.Topic`, or add the statement of the first example to the topic policy.' },
  config: { none: 'The policy of a topic is a policy document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'its policy denies publishing over plain HTTP',
        resources: `
      Referrals: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref Referrals]
          PolicyDocument:
            Statement:
              - Effect: Deny
                Principal: '*'
                Action: sns:Publish
                Resource: !Ref Referrals
                Condition: { Bool: { aws:SecureTransport: 'false' } }`,
      },
    ],
    nonCompliant: [
      { when: 'it has no policy', resources: 'Referrals: { Type: AWS::SNS::Topic }' },
      {
        when: 'another topic is protected',
        resources: `
      Referrals: { Type: AWS::SNS::Topic }
      Alarms: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref Alarms]
          PolicyDocument:
            Statement:
              - Effect: Deny
                Principal: '*'
                Action: sns:Publish
                Resource: '*'
                Condition: { Bool: { aws:SecureTransport: 'false' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the effect is imported',
        resources: `
      Referrals: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref Referrals]
          PolicyDocument:
            Statement:
              - Effect: !ImportValue effect
                Principal: '*'
                Action: sns:Publish
                Resource: !Ref Referrals
                Condition: { Bool: { aws:SecureTransport: 'false' } }`,
      },
    ],
  },
});
