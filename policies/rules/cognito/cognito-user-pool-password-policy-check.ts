import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

/** HICP 3.M.C: at least 8 characters. The kinds of characters and the week are what the Config counterpart asks for. */
const minimumLength = 8;
const temporaryDays = 7;

/** What Cognito applies to a pool without a password policy. Of one that sets only some of it, nothing else is taken for granted. */
const cognitoDefault = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

export default rule({
  id: 'cognito-user-pool-password-policy-check',
  title: 'Cognito user pools ask for strong passwords',
  why: 'Short or simple passwords are guessed or found in lists of stolen ones, and each opens an account with ePHI.',
  severity: 'medium',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::Cognito::UserPool'],

  check: pool => {
    const policy = pool.property('Policies.PasswordPolicy').orDefault(cognitoDefault);
    return allOf(
      policy.get('MinimumLength').mustBeAtLeast(minimumLength),
      policy.get('RequireLowercase').mustBe(true),
      policy.get('RequireUppercase').mustBe(true),
      policy.get('RequireNumbers').mustBe(true),
      policy.get('RequireSymbols').mustBe(true),
      policy.get('TemporaryPasswordValidityDays').orDefault(temporaryDays).mustBeAtMost(temporaryDays),
    );
  },

  fix: {
    how: 'Set `passwordPolicy` of `cognito.UserPool`: `minLength`, `requireLowercase`, `requireUppercase`, `requireDigits`, `requireSymbols`, `tempPasswordValidity`. In CloudFormation: `Policies.PasswordPolicy`.',
    set: { 'Properties.Policies.PasswordPolicy': cognitoDefault },
  },
  config: {
    managedRule: 'COGNITO_USER_POOL_PASSWORD_POLICY_CHECK',
    parameters: {
      minLength: String(minimumLength),
      requireLowercase: 'true',
      requireUppercase: 'true',
      requireNumbers: 'true',
      requireSymbols: 'true',
      temporaryPasswordValidity: String(temporaryDays),
    },
  },

  examples: {
    compliant: [
      { when: 'it leaves the policy to Cognito', resources: 'Portal: { Type: AWS::Cognito::UserPool }' },
      {
        when: 'it asks for more',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties:
          Policies:
            PasswordPolicy:
              MinimumLength: 14
              RequireLowercase: true
              RequireUppercase: true
              RequireNumbers: true
              RequireSymbols: true
              TemporaryPasswordValidityDays: 1`,
      },
    ],
    nonCompliant: [
      {
        when: 'six characters are enough',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties:
          Policies:
            PasswordPolicy:
              { MinimumLength: 6, RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true }`,
      },
      {
        when: 'it sets the length only',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { Policies: { PasswordPolicy: { MinimumLength: 12 } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the length comes from another stack',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties:
          Policies:
            PasswordPolicy:
              MinimumLength: !ImportValue Length
              RequireLowercase: true
              RequireUppercase: true
              RequireNumbers: true
              RequireSymbols: true`,
      },
    ],
  },
});
