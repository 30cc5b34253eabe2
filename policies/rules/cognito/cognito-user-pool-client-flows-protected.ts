import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cognito-user-pool-client-flows-protected',
  title: 'Cognito app clients use neither plain password sign-in nor the implicit grant',
  why: 'Plain password sign-in hands the password to the app and its logs, and the implicit grant puts tokens into browser history; either gives a finder the patient’s session.',
  severity: 'medium',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::Cognito::UserPoolClient'],

  // Without ExplicitAuthFlows, Cognito allows refresh, SRP and custom authentication: none of these.
  check: client =>
    allOf(
      everyOf(client.property('ExplicitAuthFlows').items(), flow =>
        flow.mustNotBe('ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'),
      ),
      everyOf(client.property('AllowedOAuthFlows').items(), flow => flow.mustNotBe('implicit')),
    ),

  fix: {
    how: 'Set `authFlows: { userSrp: true }` and `oAuth: { flows: { authorizationCodeGrant: true } }` on `cognito.UserPoolClient`. In CloudFormation: take `ALLOW_USER_PASSWORD_AUTH` out of `ExplicitAuthFlows` and `implicit` out of `AllowedOAuthFlows`.',
  },
  config: {
    guard: {
      type: 'AWS::Cognito::UserPoolClient',
      all: [
        { path: 'ExplicitAuthFlows', mustHoldNone: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'] },
        { path: 'AllowedOAuthFlows', mustHoldNone: ['implicit'] },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Cognito::UserPoolClient.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], AllowedOAuthFlows: ['code'] },
          configuration: { ClientId: 'portal', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], AllowedOAuthFlows: ['code'] },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { ClientId: 'portal' },
          verdict: 'compliant',
        },
        {
          properties: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
          configuration: { ClientId: 'portal', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
          verdict: 'non-compliant',
        },
        {
          properties: { AllowedOAuthFlows: ['implicit'] },
          configuration: { ClientId: 'portal', AllowedOAuthFlows: ['implicit'] },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it signs in by SRP and by authorization code',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties:
          UserPoolId: !Ref Portal
          ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
          AllowedOAuthFlows: [code]
      Portal: { Type: AWS::Cognito::UserPool }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the app collects the password',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties:
          UserPoolId: !Ref Portal
          ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH]
      Portal: { Type: AWS::Cognito::UserPool }`,
      },
      {
        when: 'the implicit grant is allowed, as CDK does unless told otherwise',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties:
          UserPoolId: !Ref Portal
          AllowedOAuthFlows: [implicit, code]
      Portal: { Type: AWS::Cognito::UserPool }`,
      },
    ],
    undetermined: [
      {
        when: 'the flows come from another stack',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, ExplicitAuthFlows: [!ImportValue Flow] }`,
      },
    ],
  },
});
