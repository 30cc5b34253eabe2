import { allOf, compliant, everyOf, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { entriesOf } from '../opensearchserverless/_policy';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';
import { isSecretName } from './_names';

export default rule({
  id: 'secretsmanager-secret-not-in-template',
  title: 'Secret value is not written in the template',
  why: 'A template is kept in repositories, build logs and CloudFormation itself; everyone who reads one of them has the password to the systems behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::SecretsManager::Secret'],

  check: secret => {
    const generated = secret.property('GenerateSecretString');
    return allOf(mustHide(secret.property('SecretString')), () =>
      everyOf(secretsIn(generated.get('SecretStringTemplate')), ([key, value]) =>
        // What is generated takes the place of what the template holds under its key.
        when(generated.get('GenerateStringKey').mustNotBe(key), () => mustNotBeWrittenOut(value)),
      ),
    );
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
      {
        when: 'a password is written in plain beside a part known only at deployment',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { SecretString: !Sub '{"username":"records","password":"example-password","host":"\${Host}"}' }`,
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

function mustHide(value: Property): Verdict {
  const only = value.symbols.only(value.canonicalText() ?? '');
  // What another resource returns, such as the key of an IAM user, stands nowhere in the template.
  const isReturned = only?.kind === 'unresolved' && only.expression.startsWith('!GetAtt ');
  if (isReturned || value.target() !== undefined) return compliant;
  const parts = only === undefined && value.isUnresolved() ? secretsIn(value) : [];
  return parts.length === 0 ? mustNotBeWrittenOut(value) : everyOf(parts, ([, part]) => mustNotBeWrittenOut(part));
}

/** What JSON text holds under keys such as `password`. */
function secretsIn(json: Property): readonly (readonly [string, Property])[] {
  return entriesOf(json)
    .flatMap(one => one.entries())
    .filter(([key]) => isSecretName(key));
}
