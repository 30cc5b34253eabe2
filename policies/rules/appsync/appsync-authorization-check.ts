import { allOf, everyOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

const mustAuthorize = (type: Property): Verdict =>
  type.mustBe('AMAZON_COGNITO_USER_POOLS', 'AWS_IAM', 'AWS_LAMBDA', 'OPENID_CONNECT');

export default rule({
  id: 'appsync-authorization-check',
  title: 'AppSync APIs do not let callers in by API key',
  why: 'An API key is in every copy of the app and names nobody; whoever takes it out reads patient data as everyone and no one.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '3.M.C'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::AppSync::GraphQLApi', 'AWS::AppSync::Api'],

  check: api =>
    api.type === 'AWS::AppSync::Api'
      ? everyOf(api.property('EventConfig.AuthProviders').items(), provider => mustAuthorize(provider.get('AuthType')))
      : allOf(mustAuthorize(api.property('AuthenticationType')), () =>
          everyOf(api.property('AdditionalAuthenticationProviders').items(), provider =>
            mustAuthorize(provider.get('AuthenticationType')),
          ),
        ),

  fix: {
    how: 'Set `authorizationConfig` of `appsync.GraphqlApi` to `USER_POOL`, `OIDC`, `IAM` or `LAMBDA`, without `API_KEY` among the additional modes. In CloudFormation: `AuthenticationType` and `AdditionalAuthenticationProviders`.',
  },
  config: {
    managedRule: 'APPSYNC_AUTHORIZATION_CHECK',
    parameters: { AllowedAuthorizationTypes: 'AWS_LAMBDA,AWS_IAM,OPENID_CONNECT,AMAZON_COGNITO_USER_POOLS' },
  },

  examples: {
    compliant: [
      {
        when: 'users sign in',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties:
          Name: portal
          AuthenticationType: AMAZON_COGNITO_USER_POOLS
          AdditionalAuthenticationProviders: [{ AuthenticationType: AWS_IAM }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'a key is enough',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: API_KEY }`,
      },
      {
        when: 'a key is enough beside users',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties:
          Name: portal
          AuthenticationType: AMAZON_COGNITO_USER_POOLS
          AdditionalAuthenticationProviders: [{ AuthenticationType: API_KEY }]`,
      },
      {
        when: 'an event API accepts a key',
        resources: `
      Portal:
        Type: AWS::AppSync::Api
        Properties: { Name: alerts, EventConfig: { AuthProviders: [{ AuthType: API_KEY }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: !Ref Authentication }`,
      },
    ],
  },
});
