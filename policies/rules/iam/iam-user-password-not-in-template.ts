import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

export default rule({
  id: 'iam-user-password-not-in-template',
  title: 'The console password of an IAM user is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console can sign in as that user and reach the ePHI that it may reach.',
  severity: 'high',
  controls: { hicp: ['3.M.B', '3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::IAM::User'],
  where: user => user.property('LoginProfile').mustBePresent(),

  check: user => mustNotBeWrittenOut(user.property('LoginProfile.Password')),

  fix: {
    how: 'Let people sign in through IAM Identity Center; where a user remains, take `password` of `iam.User` from `SecretValue.secretsManager` and set `passwordResetRequired` (`LoginProfile`). Change the one that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'it is read from a secret at deployment',
        resources: `
      Auditor:
        Type: AWS::IAM::User
        Properties:
          LoginProfile: { Password: '{{resolve:secretsmanager:auditor:SecretString:password}}', PasswordResetRequired: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Auditor:
        Type: AWS::IAM::User
        Properties: { LoginProfile: { Password: not-a-real-password, PasswordResetRequired: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Auditor:
        Type: AWS::IAM::User
        Properties: { LoginProfile: { Password: !ImportValue login } }`,
      },
    ],
  },
});
