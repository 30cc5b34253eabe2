import { everyOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHoldNoSecret } from '../ecs/_environment';

export default rule({
  id: 'codebuild-project-no-environment-secrets',
  title: 'CodeBuild projects get no secrets in plain environment variables',
  why: 'Plain variables of a project can be read in the console and appear in build logs; a password or token among them opens the database or the repository behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  // The keys of AWS are for codebuild-project-envvar-awscred-check.
  check: project =>
    everyOf(project.property('Environment.EnvironmentVariables').items(), variable =>
      when(variable.get('Type').orDefault('PLAINTEXT').mustBe('PLAINTEXT'), () =>
        when(variable.get('Name').mustNotBe('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'), () => mustHoldNoSecret(variable)),
      ),
    ),

  fix: {
    how: 'Set `type: codebuild.BuildEnvironmentVariableType.SECRETS_MANAGER` in `environmentVariables` of `codebuild.Project`, with the name of the secret as value (`Type: SECRETS_MANAGER`); then change the secret, which has been readable.',
  },
  config: {
    none: 'The managed rule of AWS Config looks for the keys of AWS alone, and a Guard policy cannot tell the names of secrets from others.',
  },

  examples: {
    compliant: [
      {
        when: 'the token is in Secrets Manager',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Environment:
            EnvironmentVariables:
              - { Name: NPM_TOKEN, Type: SECRETS_MANAGER, Value: 'registry:token' }
              - { Name: STAGE, Value: live }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a token is written out',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Environment:
            EnvironmentVariables: [{ Name: NPM_TOKEN, Type: PLAINTEXT, Value: not-a-real-one }]`,
      },
      {
        when: 'a password is part of an address',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Environment:
            EnvironmentVariables: [{ Name: DATABASE, Value: 'postgres://build:not-a-real-one@db.clinic.example/records' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the variables come from another stack',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Environment: { EnvironmentVariables: !ImportValue Variables } }`,
      },
    ],
  },
});
