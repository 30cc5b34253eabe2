import { allOf, compliant, everyOf, when } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { isSecretName } from '../secretsmanager/_names';

const secrets = [
  'ApiKeyAuthParameters.ApiKeyValue',
  'BasicAuthParameters.Password',
  'OAuthParameters.ClientParameters.ClientSecret',
];

export default rule({
  id: 'events-connection-secret-not-in-template',
  title: 'Keys and passwords of EventBridge connections are not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console can call the partner in the name of the clinic.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::Events::Connection'],

  check: connection => {
    const parameters = connection.property('AuthParameters');
    return everyOf(
      [
        ...secrets.map(path => () => mustNotBeWrittenOut(parameters.get(path))),
        ...furtherParametersOf(connection).map(one => () => mustHideValue(one)),
      ],
      judge => judge(),
    );
  },

  fix: {
    how: 'Pass `SecretValue.secretsManager(…)` to `events.Authorization` (`AuthParameters`: `{{resolve:secretsmanager:…}}`). Revoke what was exposed.',
  },
  config: { none: 'AWS Config does not see where a key came from.' },

  examples: {
    compliant: [
      {
        when: 'the key is read from a secret',
        resources: `
      Laboratory:
        Type: AWS::Events::Connection
        Properties:
          AuthorizationType: API_KEY
          AuthParameters:
            ApiKeyAuthParameters: { ApiKeyName: x-api-key, ApiKeyValue: '{{resolve:secretsmanager:laboratory}}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a token stands in a header that is not marked as secret',
        resources: `
      Partner:
        Type: AWS::Events::Connection
        Properties:
          AuthorizationType: API_KEY
          AuthParameters:
            ApiKeyAuthParameters: { ApiKeyName: x-api-key, ApiKeyValue: '{{resolve:secretsmanager:partner}}' }
            InvocationHttpParameters: { HeaderParameters: [{ Key: Authorization, Value: Bearer not-a-real-one }] }`,
      },
      {
        when: 'the key is written in plain',
        resources: `
      Laboratory:
        Type: AWS::Events::Connection
        Properties:
          AuthorizationType: API_KEY
          AuthParameters:
            ApiKeyAuthParameters: { ApiKeyName: x-api-key, ApiKeyValue: not-a-real-key }`,
      },
      {
        when: 'the secret of a client is written in plain',
        resources: `
      Laboratory:
        Type: AWS::Events::Connection
        Properties:
          AuthorizationType: OAUTH_CLIENT_CREDENTIALS
          AuthParameters:
            OAuthParameters:
              AuthorizationEndpoint: https://laboratory.example/token
              HttpMethod: POST
              ClientParameters: { ClientID: clinic, ClientSecret: not-a-real-secret }`,
      },
      {
        when: 'a header that is said to be secret is written in plain',
        resources: `
      Laboratory:
        Type: AWS::Events::Connection
        Properties:
          AuthorizationType: BASIC
          AuthParameters:
            BasicAuthParameters: { Username: clinic, Password: '{{resolve:secretsmanager:laboratory}}' }
            InvocationHttpParameters:
              HeaderParameters: [{ Key: x-tenant-key, Value: not-a-real-key, IsValueSecret: true }]`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Laboratory:
        Type: AWS::Events::Connection
        Properties:
          AuthorizationType: API_KEY
          AuthParameters:
            ApiKeyAuthParameters: { ApiKeyName: x-api-key, ApiKeyValue: !ImportValue key }`,
      },
    ],
  },
});

/** Headers, queries and bodies that go with each call, or with the call for a token. */
function furtherParametersOf(connection: Resource): readonly Property[] {
  return ['InvocationHttpParameters', 'OAuthParameters.OAuthHttpParameters'].flatMap(path =>
    ['BodyParameters', 'HeaderParameters', 'QueryStringParameters'].flatMap(kind =>
      connection.property(`AuthParameters.${path}.${kind}`).items(),
    ),
  );
}

/** What is marked as a secret, or sent under the name of one: without the mark it can even be read from the connection. */
function mustHideValue(parameter: Property): Verdict {
  const [key, value] = [parameter.get('Key'), parameter.get('Value')];
  const named = key.must(
    'the name of a secret',
    name => isSecretName(String(name)) || /^(?:proxy-)?authorization$/i.test(String(name)),
  );
  return allOf(
    when(parameter.get('IsValueSecret').mustBe(true), () => mustNotBeWrittenOut(value)),
    // A parameter without NoEcho may hold the name of a tenant; of literals alone it is known.
    () => (value.isUnresolved() ? compliant : when(named, () => mustNotBeWrittenOut(value))),
  );
}
