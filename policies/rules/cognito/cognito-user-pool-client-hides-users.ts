import { mustNotHold, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cognito-user-pool-client-hides-users',
  title: 'Cognito app clients do not tell who has an account',
  why: 'A sign-in page that says "no such user" confirms who is a patient of the practice, and which accounts are worth attacking.',
  severity: 'medium',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(a)(1)', '164.312(d)'] },
  appliesTo: ['AWS::Cognito::UserPoolClient'],
  where: client =>
    mustNotHold(
      someOf(client.property('AllowedOAuthFlows').items(), 'flow without users', flow => flow.mustBe('client_credentials')),
      'no user signs in',
    ),

  check: client => client.property('PreventUserExistenceErrors').orDefault('LEGACY').mustBe('ENABLED'),

  fix: {
    how: 'Set `preventUserExistenceErrors: true` on `cognito.UserPoolClient` (`PreventUserExistenceErrors: ENABLED`).',
    set: { 'Properties.PreventUserExistenceErrors': 'ENABLED' },
  },
  config: {
    guard: {
      type: 'AWS::Cognito::UserPoolClient',
      all: [
        {
          unless: 'AllowedOAuthFlows',
          holds: 'client_credentials',
          all: [{ path: 'PreventUserExistenceErrors', mustBe: ['ENABLED'] }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Cognito::UserPoolClient.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { PreventUserExistenceErrors: 'ENABLED' },
          configuration: { ClientId: 'portal', PreventUserExistenceErrors: 'ENABLED' },
          verdict: 'compliant',
        },
        {
          properties: { AllowedOAuthFlows: ['code'], PreventUserExistenceErrors: 'LEGACY' },
          configuration: { ClientId: 'portal', AllowedOAuthFlows: ['code'], PreventUserExistenceErrors: 'LEGACY' },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { ClientId: 'portal' },
          verdict: 'non-compliant',
        },
        {
          properties: { AllowedOAuthFlows: ['client_credentials'] },
          configuration: { ClientId: 'import', AllowedOAuthFlows: ['client_credentials'] },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it answers the same for everyone',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, PreventUserExistenceErrors: ENABLED }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal }`,
      },
      {
        when: 'it keeps the early behavior',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, PreventUserExistenceErrors: LEGACY }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, PreventUserExistenceErrors: !Ref Errors }`,
      },
    ],
  },
});
