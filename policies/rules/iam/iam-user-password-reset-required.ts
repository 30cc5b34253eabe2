import { rule } from '../../rule';

export default rule({
  id: 'iam-user-password-reset-required',
  title: 'IAM users choose a new password at their first sign-in',
  why: 'Until then whoever set the password, or read it in the stack, can sign in as that person, and the log shows the person.',
  severity: 'low',
  controls: { hicp: ['3.M.C', '3.M.A'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(2)(i)'] },
  appliesTo: ['AWS::IAM::User'],
  where: user => user.property('LoginProfile').mustBePresent(),

  check: user => user.property('LoginProfile.PasswordResetRequired').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `passwordResetRequired: true` on `iam.User` (`LoginProfile.PasswordResetRequired`); better, let people sign in through IAM Identity Center.',
    set: { 'Properties.LoginProfile.PasswordResetRequired': true },
  },
  config: { none: 'AWS Config does not record whether a new password is asked for.' },

  examples: {
    compliant: [
      {
        when: 'a new password is asked for',
        resources: `
      Auditor:
        Type: AWS::IAM::User
        Properties: { LoginProfile: { Password: '{{resolve:secretsmanager:auditor}}', PasswordResetRequired: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said',
        resources: `
      Auditor:
        Type: AWS::IAM::User
        Properties: { LoginProfile: { Password: '{{resolve:secretsmanager:auditor}}' } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Auditor:
        Type: AWS::IAM::User
        Properties:
          LoginProfile: { Password: '{{resolve:secretsmanager:auditor}}', PasswordResetRequired: !Ref Reset }`,
      },
    ],
  },
});
