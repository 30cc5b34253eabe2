import { mustNotHold, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cognito-user-pool-client-tokens-revocable',
  title: 'Sessions of Cognito app clients can be revoked',
  why: 'When staff leave or a phone is lost, a session that cannot be revoked keeps its access to records until it runs out.',
  severity: 'medium',
  controls: { hicp: ['3.M.B'], hipaa: ['164.308(a)(3)(ii)(C)'] },
  appliesTo: ['AWS::Cognito::UserPoolClient'],
  where: client =>
    mustNotHold(
      someOf(client.property('AllowedOAuthFlows').items(), 'flow without users', flow => flow.mustBe('client_credentials')),
      'no user signs in',
    ),

  check: client => client.property('EnableTokenRevocation').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave out `enableTokenRevocation` of `cognito.UserPoolClient`, or set it to true (`EnableTokenRevocation`).',
    set: { 'Properties.EnableTokenRevocation': true },
  },
  config: {
    guard: {
      type: 'AWS::Cognito::UserPoolClient',
      all: [
        {
          unless: 'AllowedOAuthFlows',
          holds: 'client_credentials',
          all: [{ path: 'EnableTokenRevocation', mustBe: [true], orAbsent: true }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Cognito::UserPoolClient.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { EnableTokenRevocation: true },
          configuration: { ClientId: 'portal', EnableTokenRevocation: true },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { ClientId: 'portal' },
          verdict: 'compliant',
        },
        {
          properties: { EnableTokenRevocation: false },
          configuration: { ClientId: 'portal', EnableTokenRevocation: false },
          verdict: 'non-compliant',
        },
        {
          properties: { AllowedOAuthFlows: ['code'], EnableTokenRevocation: false },
          configuration: { ClientId: 'portal', AllowedOAuthFlows: ['code'], EnableTokenRevocation: false },
          verdict: 'non-compliant',
        },
        {
          properties: { AllowedOAuthFlows: ['client_credentials'], EnableTokenRevocation: false },
          configuration: { ClientId: 'import', AllowedOAuthFlows: ['client_credentials'], EnableTokenRevocation: false },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that they can',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal }`,
      },
    ],
    nonCompliant: [
      {
        when: 'revocation is switched off',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, EnableTokenRevocation: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, EnableTokenRevocation: !Ref Revocable }`,
      },
    ],
  },
});
