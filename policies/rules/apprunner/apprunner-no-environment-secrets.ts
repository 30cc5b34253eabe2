import { everyOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHoldNoSecret } from '../ecs/_environment';

/** Those of an image, or of code. */
const variables = (service: Resource): readonly Property[] =>
  ['ImageRepository.ImageConfiguration', 'CodeRepository.CodeConfiguration.CodeConfigurationValues'].flatMap(source =>
    service.property(`SourceConfiguration.${source}.RuntimeEnvironmentVariables`).items(),
  );

export default rule({
  id: 'apprunner-no-environment-secrets',
  title: 'App Runner services get no secrets in plain environment variables',
  why: 'Plain variables are shown to everyone who may describe the service; a database password among them opens the ePHI behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::AppRunner::Service'],

  check: service => everyOf(variables(service), mustHoldNoSecret),

  fix: {
    how: 'Pass it in `environmentSecrets` of the source with `apprunner.Secret.fromSecretsManager` (`RuntimeEnvironmentSecrets`); then change the secret, which has been readable.',
  },
  config: {
    none: 'No managed rule of AWS Config looks at the environment of App Runner services, and a policy here cannot judge the name of a variable together with its value.',
  },

  examples: {
    compliant: [
      {
        when: 'the password comes from Secrets Manager',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration:
            ImageRepository:
              ImageIdentifier: portal
              ImageRepositoryType: ECR
              ImageConfiguration:
                RuntimeEnvironmentSecrets:
                  - { Name: DB_PASSWORD, Value: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:login' }`,
      },
      {
        when: 'a variable says where the secret is',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration:
            ImageRepository:
              ImageIdentifier: portal
              ImageRepositoryType: ECR
              ImageConfiguration:
                RuntimeEnvironmentVariables: [{ Name: DB_SECRET_ARN, Value: !Ref Login }, { Name: STAGE, Value: live }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'a variable holds a password',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration:
            ImageRepository:
              ImageIdentifier: portal
              ImageRepositoryType: ECR
              ImageConfiguration: { RuntimeEnvironmentVariables: [{ Name: DB_PASSWORD, Value: not-a-real-one }] }`,
      },
      {
        when: 'a dynamic reference writes the secret out',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration:
            ImageRepository:
              ImageIdentifier: portal
              ImageRepositoryType: ECR
              ImageConfiguration:
                RuntimeEnvironmentVariables:
                  - { Name: DB_PASSWORD, Value: '{{resolve:secretsmanager:login:SecretString:password}}' }`,
      },
    ],
    undetermined: [
      {
        when: 'the variables are imported',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration:
            ImageRepository:
              ImageIdentifier: portal
              ImageRepositoryType: ECR
              ImageConfiguration: { RuntimeEnvironmentVariables: !ImportValue variables }`,
      },
    ],
  },
});
