import { compliant, everyOf, mustNotHold, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { holdsSecret } from '../iam/_text';
import { isSecretName, passwordInText, secretForm } from '../secretsmanager/_names';

/** Names of where a secret is, not the secret: ARNs, paths such as `/clinic/db/password`, `prod/db`, switches and numbers. */
const pointer = /^(?:|arn:[\s\S]*|\/?[a-z][a-z0-9._-]*(?:\/[a-z0-9._-]+)+|\/[\w./-]+|true|false|\d{1,6})$/i;

/** No message shows the value. */
function mustHoldNoSecret(name: string, value: Property): Verdict {
  if (holdsSecret(value)) {
    return nonCompliant(() => `${value.path} is a secret that the deployment writes out; it must be where the secret is`, value);
  }
  if (value.isUnresolved()) {
    // What refers to a resource of the template is a name or an ARN.
    if (!isSecretName(name) || value.mustBePresent().status === 'compliant') return compliant;
    return undetermined(() => `${value.path} is known only at deployment; it must be where the secret is, not the secret`, value);
  }
  if (isSecretName(name)) {
    return mustNotHold(
      value.must('a literal', text => !pointer.test(String(text))),
      () => `${value.path} is a literal under the name of a secret; it must be where the secret is`,
      value,
    );
  }
  return mustNotHold(
    value.must('a secret', text => secretForm.test(String(text)) || passwordInText.test(String(text))),
    () => `${value.path} has the form of a key or password; it must be where the secret is`,
    value,
  );
}

export default rule({
  id: 'lambda-no-environment-secrets',
  title: 'Lambda environment variables hold no secrets',
  why: 'Environment variables are shown in the console, in templates and in crash reports; a password there opens the database to many who never needed it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)'] },
  appliesTo: ['AWS::Lambda::Function'],
  where: lambda => lambda.property('Environment.Variables').mustBePresent(),

  check: lambda => {
    const variables = lambda.property('Environment.Variables');
    if (variables.isUnresolved()) return undetermined(`${variables.state()}; it must hold no secrets`, variables.path);
    return everyOf(variables.entries(), ([name, value]) => mustHoldNoSecret(name, value));
  },

  fix: {
    how: 'Pass `secret.secretArn` in `environment`, call `secret.grantRead(fn)` and read the secret at run time. In CloudFormation: the ARN instead of the value in `Environment.Variables`.',
  },
  config: { none: 'The item of a function does not show its environment variables.' },

  examples: {
    compliant: [
      {
        when: 'it holds the ARN of the secret',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { TABLE: patients, DB_SECRET: !Ref Database, STAGE: !Ref Stage } } }
      Database: { Type: AWS::SecretsManager::Secret }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a password stands in the template',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { DB_PASSWORD: Correct-Horse-1 } } }`,
      },
      {
        when: 'the deployment writes the secret into it',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { DB: '{{resolve:secretsmanager:clinic-db:SecretString:password}}' } } }`,
      },
      {
        when: 'a value has the form of an access key',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { LAB: AKIAIOSFODNN7EXAMPLE } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a value under the name of a secret comes from another stack',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { API_KEY: !ImportValue LabKey } } }`,
      },
    ],
  },
});
