import { compliant, everyOf, nonCompliant, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { otherwise } from '../ec2/_traffic';
import { isSecretName } from '../secretsmanager/_names';
import { everyContainer, taskDefinition } from './_task';

/** No secrets: switches, numbers of few digits, ARNs, paths of files. */
const harmless = /^(?:|true|false|yes|no|on|off|\d{1,5}|arn:[\w-]+:.*|\/[\w./-]+\.\w{2,5})$/i;

/** Secrets whatever their name: an address with a password in it, an access key id, a private key. */
const secretValue = /:\/\/[^/\s:@]*:[^@\s]+@|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

export default rule({
  id: 'ecs-no-environment-secrets',
  title: 'Containers of an ECS task get no secrets in plain environment variables',
  why: 'Environment variables of a task definition can be read by everyone who may describe it; a database password among them opens the ePHI behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: [taskDefinition],

  check: task => everyContainer(task, container => everyOf(container.get('Environment').items(), mustHoldNoSecret)),

  fix: {
    how: 'Pass it in `secrets` of `addContainer` with `ecs.Secret.fromSecretsManager`, in CloudFormation `Secrets` with `ValueFrom`; then change the secret, which has been readable.',
  },
  config: {
    managedRule: 'ECS_NO_ENVIRONMENT_SECRETS',
    parameters: {
      secretKeys:
        'AWS_ACCESS_KEY_ID,AWS_SECRET_ACCESS_KEY,ECS_ENGINE_AUTH_DATA,DB_PASSWORD,DATABASE_PASSWORD,PASSWORD,API_KEY,SECRET_KEY',
    },
  },

  examples: {
    compliant: [
      {
        when: 'the password comes from Secrets Manager',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions:
            - Name: web
              Image: portal
              Environment: [{ Name: DB_HOST, Value: records.example.org }, { Name: DB_SECRET_ARN, Value: !Ref Login }]
              Secrets: [{ Name: DB_PASSWORD, ValueFrom: !Ref Login }]
      Login: { Type: AWS::SecretsManager::Secret }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password is in the template',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, Environment: [{ Name: DB_PASSWORD, Value: example }] }] }`,
      },
      {
        when: 'a dynamic reference writes it into the task definition',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions:
            - Name: web
              Image: portal
              Environment: [{ Name: DB_PASSWORD, Value: '{{resolve:secretsmanager:records:SecretString:password}}' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the environment is imported',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, Environment: !ImportValue environment }] }`,
      },
    ],
  },
});

function mustHoldNoSecret(variable: Property): Verdict {
  const name = variable.get('Name');
  const value = variable.get('Value');
  // The value itself is never shown.
  const message = `${name.path} is ${name.shownValue()}, with a secret in the clear; it must come from Secrets`;
  if (!value.isUnresolved() && value.mustMatch(secretValue, 'a secret').status === 'compliant')
    return nonCompliant(message, name.path);
  const named = name.must('the name of a secret', known => isSecretName(String(known)));
  return when(named, () => {
    // `AWS::NoValue` leaves the variable out, and an empty one holds nothing.
    if (value.mustBeAbsent().status === 'compliant') return compliant;
    // `!Ref` of a secret is its ARN.
    if (value.target()?.type === 'AWS::SecretsManager::Secret') return compliant;
    // As AWS's rule, by the name alone: what is filled in at deployment stands in the task definition in the clear as well.
    return value.isUnresolved()
      ? nonCompliant(message, name.path)
      : otherwise(value.mustMatch(harmless, 'no secret'), message, name.path);
  });
}
