import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cognito-identity-pool-token-checked',
  title: 'Cognito identity pools ask whether the user is still signed in',
  why: 'Someone who was signed out or whose account was deleted otherwise goes on getting AWS credentials until the token ends.',
  severity: 'low',
  controls: { hicp: ['3.M.B'], hipaa: ['164.308(a)(3)(ii)(C)'] },
  appliesTo: ['AWS::Cognito::IdentityPool'],
  where: pool => pool.property('CognitoIdentityProviders').mustBePresent(),

  check: pool =>
    everyOf(pool.property('CognitoIdentityProviders').items(), provider => provider.get('ServerSideTokenCheck').mustBe(true)),

  fix: {
    how: 'Leave `disableServerSideTokenCheck` of `UserPoolAuthenticationProvider` at false. In CloudFormation: `ServerSideTokenCheck: true` in each of `CognitoIdentityProviders`.',
  },
  config: {
    guard: {
      type: 'AWS::Cognito::IdentityPool',
      all: [
        {
          every: 'CognitoIdentityProviders',
          all: [{ path: 'ServerSideTokenCheck', mustBe: [true] }],
          orAbsent: true,
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Cognito::IdentityPool.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { CognitoIdentityProviders: [{ ClientId: 'app', ServerSideTokenCheck: true }] },
          configuration: { Id: 'patients', CognitoIdentityProviders: [{ ClientId: 'app', ServerSideTokenCheck: true }] },
          verdict: 'compliant',
        },
        {
          properties: {
            CognitoIdentityProviders: [
              { ClientId: 'app', ServerSideTokenCheck: true },
              { ClientId: 'kiosk', ServerSideTokenCheck: false },
            ],
          },
          configuration: {
            Id: 'patients',
            CognitoIdentityProviders: [
              { ClientId: 'app', ServerSideTokenCheck: true },
              { ClientId: 'kiosk', ServerSideTokenCheck: false },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { CognitoIdentityProviders: [{ ClientId: 'app' }] },
          configuration: { Id: 'patients', CognitoIdentityProviders: [{ ClientId: 'app' }] },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Id: 'patients' },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it asks the user pool',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties:
          AllowUnauthenticatedIdentities: false
          CognitoIdentityProviders:
            - ClientId: portal
              ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_1
              ServerSideTokenCheck: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'it does not',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties:
          AllowUnauthenticatedIdentities: false
          CognitoIdentityProviders:
            - ClientId: portal
              ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_1
              ServerSideTokenCheck: false`,
      },
      {
        when: 'nothing is said',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties:
          AllowUnauthenticatedIdentities: false
          CognitoIdentityProviders: [{ ClientId: portal, ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_1 }]`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties:
          AllowUnauthenticatedIdentities: false
          CognitoIdentityProviders:
            - ClientId: portal
              ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_1
              ServerSideTokenCheck: !Ref Check`,
      },
    ],
  },
});
