import rule from '../../policies/rules/iot/iot-topic-rule-secret-not-in-template';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';
import type { Json } from '../../lib/core';

const readings = compliantExample(rule);
const payload = 'Readings.Properties.TopicRulePayload';
const kafka = (properties: Json): Json => ({ Kafka: { DestinationArn: 'vpc', Topic: 'readings', ClientProperties: properties } });
const http = (key: string, value: Json): Json => ({
  Http: { Url: 'https://api.clinic.example', Headers: [{ Key: key, Value: value }] },
});
const action = (one: Json): typeof readings => readings.with(`${payload}.Actions`, [one]);

ruleCases(rule, [
  [
    'compliant',
    'the function is written inside Sub',
    action(kafka({ 'sasl.plain.password': { 'Fn::Sub': "${!get_secret('kafka', 'SecretString', 'password', '${Role}')}" } })),
  ],
  ['compliant', 'a dynamic reference reads it', action(kafka({ 'ssl.key.password': '{{resolve:secretsmanager:kafka}}' }))],
  [
    'non-compliant',
    'the action for errors holds it',
    readings.with(`${payload}.ErrorAction`, http('x-api-key', 'not-a-real-key')),
  ],
  ['non-compliant', 'text that only mentions the function stands there', action(http('Authorization', "Bearer get_secret('x')"))],
  [
    'compliant',
    'the kind of token stands before the function',
    action(http('Authorization', "Bearer ${get_secret('api', 'SecretString', 'token', 'arn:aws:iam::111122223333:role/read')}")),
  ],
  ['non-compliant', 'the token has a header of its own', action(http('X-Auth-Token', 'not-a-real-token'))],
  ['undetermined', 'the properties are imported', action(kafka({ 'sasl.scram.password': { 'Fn::ImportValue': 'login' } }))],
]);

test('the message does not show the token', () => {
  const { body } = action(http('Authorization', 'Bearer hunter2hunter2'));
  expect(JSON.stringify(verdictOn(rule, body))).not.toContain('hunter2');
});
