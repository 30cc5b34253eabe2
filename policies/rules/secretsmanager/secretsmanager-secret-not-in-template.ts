import { compliant } from '../../../lib/core';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

export default rule({
  id: 'secretsmanager-secret-not-in-template',
  title: 'Secret value is not written in the template',
  why: 'A template is kept in repositories, build logs and CloudFormation itself; everyone who reads one of them has the password to the systems behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::SecretsManager::Secret'],

  check: secret => {
    const value = secret.property('SecretString');
    // What another resource returns, such as the key of an IAM user, stands nowhere in the template.
    return value.target() === undefined ? mustNotBeWrittenOut(value) : compliant;
  },

  fix: {
    how: 'Leave out `secretStringValue` and let `generateSecretString` on `secretsmanager.Secret` make the value (`GenerateSecretString`); enter values from outside after deployment.',
  },
  config: { none: 'AWS Config does not record the values of secrets.' },

  examples: {
    compliant: [
      {
        when: 'its value is generated',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { GenerateSecretString: { PasswordLength: 64 } }`,
      },
      { when: 'it is empty until a value is entered', resources: 'GatewayLogin: { Type: AWS::SecretsManager::Secret }' },
    ],
    nonCompliant: [
      {
        when: 'its value is a literal',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { SecretString: example-password }`,
      },
      {
        when: 'its value is put together out of literals',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { SecretString: !Join [':', [records, example-password]] }`,
      },
    ],
    undetermined: [
      {
        when: 'a part of its value is known only at deployment',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { SecretString: !Sub '{"username":"records","password":"\${Password}"}' }`,
      },
    ],
  },
});
