import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

/** Cognito takes plain HTTP for the own machine alone; https://example.com is what CDK writes unless told otherwise. */
const foreign = /^(?:http:|https:\/\/(?:(?:www\.)?example\.(?:com|net|org)|localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$))/i;

export default rule({
  id: 'cognito-user-pool-client-callback-owned',
  title: 'Cognito sends sign-in codes to addresses of the app only',
  why: 'A code that goes to a placeholder or to a port of the user’s own machine can be taken there, and the session with it.',
  severity: 'medium',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::Cognito::UserPoolClient'],
  where: client => client.property('CallbackURLs').mustBePresent(),

  check: client =>
    everyOf([...client.property('CallbackURLs').items(), ...client.property('DefaultRedirectURI').items()], address =>
      mustRead(address, 'an address of the app, over HTTPS', text => !foreign.test(text), ['name']),
    ),

  fix: {
    how: 'Set `callbackUrls` in `oAuth` of `cognito.UserPoolClient`; without it CDK writes https://example.com. In CloudFormation: `CallbackURLs`.',
  },
  config: {
    none: 'No managed rule of AWS Config judges app clients, and a policy here compares the values of a list, but not with a pattern.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a page of the portal',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, CallbackURLs: [https://portal.clinic.example/signed-in] }`,
      },
      {
        when: 'it names the mobile app',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, CallbackURLs: [clinicapp://signed-in] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it holds the placeholder of CDK',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, CallbackURLs: [https://example.com] }`,
      },
      {
        when: 'it holds a developer’s machine',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties:
          UserPoolId: portal
          CallbackURLs: [https://portal.clinic.example/signed-in, http://localhost:3000/signed-in]`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, CallbackURLs: [!Ref Callback] }`,
      },
    ],
  },
});
