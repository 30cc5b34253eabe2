import { everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

const credentials = (resource: Resource): readonly Property[] =>
  ['AccessToken', 'OauthToken', 'BasicAuthConfig.Password', 'AutoBranchCreationConfig.BasicAuthConfig.Password'].map(path =>
    resource.property(path),
  );

export default rule({
  id: 'amplify-app-credentials-not-in-template',
  title: 'Tokens and passwords of Amplify apps are not in the template',
  why: 'Everyone who reads the template, the build log or the CloudFormation console can change the app with them, or open what its password hides.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  appliesTo: ['AWS::Amplify::App', 'AWS::Amplify::Branch'],
  from: 'small',
  where: resource => someOf(credentials(resource), 'credential', credential => credential.mustBePresent()),

  check: resource => everyOf(credentials(resource), mustNotBeWrittenOut),

  fix: {
    how: 'Pass `SecretValue.secretsManager(…)` as `accessToken`, `oauthToken` and as the password of `basicAuthConfig` on `amplify.CfnApp`. In CloudFormation: dynamic references to Secrets Manager. Revoke what was exposed.',
  },
  config: { none: 'AWS Config does not see where a credential came from.' },

  examples: {
    compliant: [
      {
        when: 'the token is read from a secret',
        resources: `
      Portal:
        Type: AWS::Amplify::App
        Properties: { Name: portal, AccessToken: '{{resolve:secretsmanager:github:SecretString:token}}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the token is written in plain',
        resources: `
      Portal:
        Type: AWS::Amplify::App
        Properties: { Name: portal, AccessToken: not-a-real-token }`,
      },
      {
        when: 'the password of a branch is',
        resources: `
      Portal:
        Type: AWS::Amplify::Branch
        Properties:
          AppId: portal
          BranchName: main
          BasicAuthConfig: { EnableBasicAuth: true, Username: clinic, Password: not-a-real-one }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports the token',
        resources: `
      Portal:
        Type: AWS::Amplify::App
        Properties: { Name: portal, AccessToken: !ImportValue token }`,
      },
    ],
  },
});
