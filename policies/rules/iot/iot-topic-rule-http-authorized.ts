import { anyOf, everyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { actionsOf, hasAction } from './_actions';

export default rule({
  id: 'iot-topic-rule-http-authorized',
  title: 'IoT rules sign in to the endpoints that they call',
  why: 'An endpoint that takes readings without a signature or a token takes invented ones from anybody.',
  severity: 'medium',
  controls: { hicp: ['9.M.C'], hipaa: ['164.312(d)', '164.312(c)(1)'] },
  appliesTo: ['AWS::IoT::TopicRule'],
  where: rule => hasAction(rule, 'Http'),

  check: rule =>
    everyOf(actionsOf(rule, 'Http'), action =>
      anyOf(action.get('Auth.Sigv4').mustBePresent(), () =>
        someOf(action.get('Headers').items(), 'header that authorizes', header =>
          header.get('Key').mustMatch(/authorization|api-?key|token/i, 'a header that authorizes'),
        ),
      ),
    ),

  fix: {
    how: 'Set `auth: { sigv4 }` in the HTTP action of `iot.CfnTopicRule`, or a header `Authorization` with `${get_secret(…)}`. In CloudFormation: `Http.Auth.Sigv4`.',
  },
  config: { none: 'AWS Config does not record rules of IoT.' },

  examples: {
    compliant: [
      {
        when: 'requests are signed',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Http: { Url: https://api.clinic.example/readings, Auth: { Sigv4: { RoleArn: call, ServiceName: execute-api, SigningRegion: us-east-1 } } } }] } }`,
      },
      {
        when: 'a header carries a token',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Http: { Url: https://api.clinic.example/readings, Headers: [{ Key: Authorization, Value: "\${get_secret('api', 'SecretString', 'token', 'arn:aws:iam::111122223333:role/read')}" }] } }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'requests carry nothing',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Http: { Url: https://api.clinic.example/readings } }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the headers come from another stack',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Http: { Url: https://api.clinic.example/readings, Headers: !ImportValue Headers } }] } }`,
      },
    ],
  },
});
