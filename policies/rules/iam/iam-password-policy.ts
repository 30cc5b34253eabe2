import { rule } from '../../rule';

export default rule({
  id: 'iam-password-policy',
  title: 'The password policy of the account asks for long passwords',
  why: 'A short password of an IAM user is guessed or bought, and opens the console to whatever the user may do with ePHI.',
  severity: 'medium',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  scope: 'environment',
  appliesTo: ['AWS::IAM::User'],

  check: {
    none: 'CloudFormation has no resource for the password policy of an account; AWS Config looks at the account itself.',
  },

  fix: {
    how: 'Set the password policy of the account in IAM. HICP asks for 8 characters at least; AWS takes 14, four kinds of characters, no reuse of the last 24 and a change after 90 days, and the stricter ones are the parameters here. A smaller organization may set `MinimumPasswordLength` to 8.',
  },
  config: {
    managedRule: 'IAM_PASSWORD_POLICY',
    parameters: {
      MinimumPasswordLength: '14',
      RequireUppercaseCharacters: 'true',
      RequireLowercaseCharacters: 'true',
      RequireNumbers: 'true',
      RequireSymbols: 'true',
      PasswordReusePrevention: '24',
      MaxPasswordAge: '90',
    },
  },

  examples: { compliant: [], nonCompliant: [] },
});
