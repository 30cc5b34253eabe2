import rule from '../../policies/rules/sqs/sqs-queue-service-source-limited';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const policy = compliantExample(rule);
const statement = 'Policy.Properties.PolicyDocument.Statement.0';
const from = (service: string) => policy.without(`${statement}.Condition`).with(`${statement}.Principal.Service`, service);

ruleCases(rule, [
  ...['s3.amazonaws.com', 'sns.amazonaws.com', 'events.amazonaws.com', 'sns.amazonaws.com.cn'].map(
    service => ['non-compliant', `all of ${service} may send`, from(service)] as const,
  ),
  ['non-compliant', 'the condition is on TLS', policy.with(`${statement}.Condition`, { Bool: { 'aws:SecureTransport': true } })],
  [
    'non-compliant',
    'every bucket is named',
    policy.with(`${statement}.Condition`, { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }),
  ],
  [
    'compliant',
    'the topic is a parameter in the own account',
    policy.with(`${statement}.Condition`, {
      ArnEquals: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${Topic}' } },
    }),
  ],
]);

test.each([
  ['another service', from('delivery.logs.amazonaws.com')],
  ['reading', from('sns.amazonaws.com').with(`${statement}.Action`, 'sqs:ReceiveMessage')],
  ['a denial', from('sns.amazonaws.com').with(`${statement}.Effect`, 'Deny')],
])('says nothing about %s', (_, { body }) => {
  expect(assessed(body, [rule]).findings).toEqual([]);
});
