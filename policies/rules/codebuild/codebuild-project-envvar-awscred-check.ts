import { everyOf, mustNotHold, when } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'codebuild-project-envvar-awscred-check',
  title: 'CodeBuild projects hold no AWS keys in plain environment variables',
  why: 'Plain variables of a project can be read in the console and appear in build logs; a key among them opens what its user may reach, ePHI included, until someone revokes it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  // The names alone, as AWS's rule: whatever fills them in, the project holds it in the clear.
  check: project =>
    everyOf(project.property('Environment.EnvironmentVariables').items(), variable =>
      when(variable.get('Type').orDefault('PLAINTEXT').mustBe('PLAINTEXT'), () =>
        mustNotHold(
          variable.get('Name').mustBe('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'),
          () => `${variable.get('Name').state()}, in plain text; it must come from Secrets Manager, or the role of the project`,
          variable.get('Name'),
        ),
      ),
    ),

  fix: {
    how: 'Remove the key and grant the role of `codebuild.Project` what the build does; a key for elsewhere goes into `environmentVariables` with `type: codebuild.BuildEnvironmentVariableType.SECRETS_MANAGER` (`Type: SECRETS_MANAGER`).',
  },
  config: { managedRule: 'CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK' },

  examples: {
    compliant: [
      {
        when: 'the key is in Secrets Manager',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Environment:
            EnvironmentVariables:
              - { Name: AWS_SECRET_ACCESS_KEY, Type: SECRETS_MANAGER, Value: registry:key }
              - { Name: STAGE, Value: live }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a variable holds a secret access key',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Environment:
            EnvironmentVariables: [{ Name: AWS_SECRET_ACCESS_KEY, Value: !Ref Key }]`,
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
