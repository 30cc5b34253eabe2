import { compliant, everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { actionsOf } from './_actions';

/** Passwords of Kafka clients, and headers that authorize. */
function secretsOf(rule: Resource): readonly Property[] {
  const passwords = actionsOf(rule, 'Kafka')
    .flatMap(action => action.get('ClientProperties').entries())
    .filter(([key]) => key.endsWith('password'))
    .map(([, value]) => value);
  const headers = actionsOf(rule, 'Http')
    .flatMap(action => action.get('Headers').items())
    .filter(header => /authorization|api-?key|token/i.test(header.get('Key').canonicalText() ?? ''))
    .map(header => header.get('Value'));
  return [...passwords, ...headers];
}

export default rule({
  id: 'iot-topic-rule-secret-not-in-template',
  title: 'Passwords and tokens of IoT rules are not in the template',
  why: 'Whoever reads the repository or the rule in the console reads the login to the system that takes the readings of all patients.',
  severity: 'high',
  controls: { hicp: ['9.M.C', '3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  appliesTo: ['AWS::IoT::TopicRule'],
  from: 'small',
  where: rule => someOf(secretsOf(rule), 'password or token', () => compliant),

  check: rule =>
    everyOf(secretsOf(rule), value =>
      value.canonicalText()?.includes('${get_secret(') === true ? compliant : mustNotBeWrittenOut(value),
    ),

  fix: {
    how: 'Use `${get_secret(…)}` in the action of `iot.CfnTopicRule`. In CloudFormation: `Kafka.ClientProperties`, `Http.Headers`. Change the secret that was exposed.',
  },
  config: { none: 'AWS Config does not see where a secret came from.' },

  examples: {
    compliant: [
      {
        when: 'the password is read from Secrets Manager',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Kafka: { DestinationArn: vpc, Topic: readings, ClientProperties: { bootstrap.servers: 'b-1:9096', sasl.scram.password: "\${get_secret('kafka', 'SecretString', 'password', 'arn:aws:iam::111122223333:role/read')}" } } }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password of Kafka is written in plain',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Kafka: { DestinationArn: vpc, Topic: readings, ClientProperties: { bootstrap.servers: 'b-1:9096', sasl.scram.password: not-a-real-password } } }] } }`,
      },
      {
        when: 'a token is written in plain',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Http: { Url: https://api.clinic.example/readings, Headers: [{ Key: Authorization, Value: Bearer not-a-real-token }] } }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports the password',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Kafka: { DestinationArn: vpc, Topic: readings, ClientProperties: { sasl.plain.password: !ImportValue Login } } }] } }`,
      },
    ],
  },
});
