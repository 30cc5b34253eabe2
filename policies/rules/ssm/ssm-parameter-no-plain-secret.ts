import { anyOf, compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { holdsSecret, mustRead } from '../iam/_text';
import { isSecretName, passwordInText, secretForm } from '../secretsmanager/_names';

/** Where a secret is, such as an ARN or `prod/db`, and switches. Keys in base64 hold slashes too, but capitals as well. */
const pointer = /^(?:|true|false|arn:.*|\/?[a-z][a-z0-9._-]*(?:\/[a-z0-9._-]+)+)$/;

/** A key or a password by its form, or a secret that the deployment writes out, under whatever name. */
function mustLookSecret(value: Property): Verdict {
  return holdsSecret(value) || hasSecretForm(value, 'x') ? compliant : nonCompliant(() => `${value.path} holds no secret`, value);
}

/** What is known only at deployment counts as the text in its place. */
function hasSecretForm(value: Property, unknown: string): boolean {
  const text = value.symbols.replace(value.canonicalText() ?? '', () => unknown);
  return secretForm.test(text) || passwordInText.test(text);
}

/** No message shows the value. */
function mustHoldNoSecret(value: Property): Verdict {
  const wanted = 'it must be where the secret is';
  const target = value.target();
  if (target !== undefined && target.type !== 'AWS::IAM::AccessKey') return compliant;
  if (target !== undefined || holdsSecret(value))
    return nonCompliant(() => `${value.path} writes a secret out; ${wanted}`, value);
  if (hasSecretForm(value, '')) return nonCompliant(() => `${value.path} has the form of a key or password; ${wanted}`, value);
  if (value.isUnresolved()) return undetermined(() => `${value.path} is known only at deployment; ${wanted}`, value);
  return value.mustMatch(pointer, 'a pointer').status === 'compliant'
    ? compliant
    : nonCompliant(() => `${value.path} is a literal under the name of a secret; ${wanted}`, value);
}

export default rule({
  id: 'ssm-parameter-no-plain-secret',
  title: 'Parameters that CloudFormation writes hold no secrets',
  why: 'CloudFormation writes plain parameters only; a password in one can be read by everyone who may read parameters, and stands in the stack.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)'] },
  appliesTo: ['AWS::SSM::Parameter'],
  from: 'small',
  where: parameter =>
    anyOf(mustRead(parameter.property('Name'), 'the name of a secret', isSecretName, ['name']), () =>
      mustLookSecret(parameter.property('Value')),
    ),

  check: parameter => mustHoldNoSecret(parameter.property('Value')),

  fix: {
    how: 'Use `secretsmanager.Secret` in place of `ssm.StringParameter`, or create the parameter as SecureString outside the stack. In CloudFormation: `AWS::SecretsManager::Secret` with `GenerateSecretString`. Change the secret that was exposed.',
  },
  config: { none: 'AWS Config does not record the values of parameters.' },

  examples: {
    compliant: [
      {
        when: 'it says where the secret is',
        resources: `
      Password:
        Type: AWS::SSM::Parameter
        Properties: { Name: /portal/db/secret, Type: String, Value: !Ref Login }
      Login: { Type: AWS::SecretsManager::Secret }`,
      },
      {
        when: 'it holds the ARN of one',
        resources: `
      Password:
        Type: AWS::SSM::Parameter
        Properties:
          Name: /portal/api-key
          Type: String
          Value: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:key'`,
      },
    ],
    nonCompliant: [
      {
        when: 'a password is part of an address',
        resources: `
      Database:
        Type: AWS::SSM::Parameter
        Properties: { Name: /clinic/database/url, Type: String, Value: !Sub 'postgres://portal:not-a-real-one@\${Records.Endpoint.Address}/records' }
      Records: { Type: AWS::RDS::DBInstance }`,
      },
      {
        when: 'it has no name and holds what Secrets Manager keeps',
        resources: `
      Database:
        Type: AWS::SSM::Parameter
        Properties: { Type: String, Value: '{{resolve:secretsmanager:database:SecretString:password}}' }`,
      },
      {
        when: 'it holds a password',
        resources: `
      Password:
        Type: AWS::SSM::Parameter
        Properties: { Name: /portal/db/password, Type: String, Value: not-a-real-one }`,
      },
      {
        when: 'a dynamic reference writes the secret out',
        resources: `
      Password:
        Type: AWS::SSM::Parameter
        Properties:
          Name: /portal/db/password
          Type: String
          Value: '{{resolve:secretsmanager:login:SecretString:password}}'`,
      },
      {
        when: 'it holds the secret key of a user',
        resources: `
      Password:
        Type: AWS::SSM::Parameter
        Properties: { Name: /lab/secret_access_key, Type: String, Value: !GetAtt Key.SecretAccessKey }
      Key:
        Type: AWS::IAM::AccessKey
        Properties: { UserName: lab }`,
      },
    ],
    undetermined: [
      {
        when: 'the password in an address comes from another stack',
        resources: `
      Database:
        Type: AWS::SSM::Parameter
        Properties: { Name: /clinic/database/url, Type: String, Value: !Sub ['postgres://portal:\${Word}@db.clinic.example/records', { Word: !ImportValue word }] }`,
      },
      {
        when: 'its value comes from another stack',
        resources: `
      Password:
        Type: AWS::SSM::Parameter
        Properties: { Name: /portal/db/password, Type: String, Value: !ImportValue password }`,
      },
    ],
  },
});
