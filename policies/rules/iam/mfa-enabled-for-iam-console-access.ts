import { rule } from '../../rule';

export default rule({
  id: 'mfa-enabled-for-iam-console-access',
  title: 'IAM users with a password for the console have a second factor',
  why: 'A phished password opens the console, and with it the records.',
  severity: 'high',
  controls: { hicp: ['3.M.D'], hipaa: ['164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::IAM::User'],

  check: {
    none: 'A template does not show whether a user has registered a second factor; AWS Config looks at the account itself.',
  },

  fix: { how: 'Register an MFA device for each user with a console password, or take the password away.' },
  config: { managedRule: 'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS' },

  examples: { compliant: [], nonCompliant: [] },
});
