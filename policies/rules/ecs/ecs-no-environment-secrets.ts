import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHoldNoSecret } from './_environment';
import { everyContainer, taskDefinition } from './_task';

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
