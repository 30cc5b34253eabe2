import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'codebuild-source-credential-not-in-template',
  title: 'The credential of CodeBuild for a repository is not in the template',
  why: 'Everyone who reads the template, the build log or the CloudFormation console can change the code of clinical systems with it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  appliesTo: ['AWS::CodeBuild::SourceCredential'],
  from: 'small',
  where: credential => credential.property('AuthType').mustBe('PERSONAL_ACCESS_TOKEN', 'BASIC_AUTH', 'OAUTH'),

  check: credential => mustNotBeWrittenOut(credential.property('Token')),

  fix: {
    how: 'Pass `SecretValue.secretsManager(…)` as `accessToken` of `codebuild.GitHubSourceCredentials`, or use a connection. In CloudFormation: a dynamic reference to Secrets Manager in `Token`. Revoke the token that was exposed.',
  },
  config: { none: 'AWS Config does not record the credentials of sources.' },

  examples: {
    compliant: [
      {
        when: 'it is read from a secret',
        resources: `
      Repository:
        Type: AWS::CodeBuild::SourceCredential
        Properties:
          ServerType: GITHUB
          AuthType: PERSONAL_ACCESS_TOKEN
          Token: '{{resolve:secretsmanager:github:SecretString:token}}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Repository:
        Type: AWS::CodeBuild::SourceCredential
        Properties: { ServerType: GITHUB, AuthType: PERSONAL_ACCESS_TOKEN, Token: not-a-real-token }`,
      },
      {
        when: 'it is the password of a Bitbucket user',
        resources: `
      Repository:
        Type: AWS::CodeBuild::SourceCredential
        Properties: { ServerType: BITBUCKET, AuthType: BASIC_AUTH, Username: builder, Token: not-a-real-password }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Repository:
        Type: AWS::CodeBuild::SourceCredential
        Properties: { ServerType: GITHUB, AuthType: PERSONAL_ACCESS_TOKEN, Token: !ImportValue token }`,
      },
    ],
  },
});
