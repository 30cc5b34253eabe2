import { rule } from '../../rule';

export default rule({
  id: 'iam-user-mfa-enabled',
  title: 'IAM users have a second factor',
  why: 'A password or key that was phished is enough to read ePHI where no second factor is asked for.',
  severity: 'high',
  controls: { hicp: ['3.M.D'], hipaa: ['164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::IAM::User'],

  check: {
    none: 'A template does not show whether a user has registered a second factor; AWS Config looks at the account itself.',
  },

  fix: { how: 'Register an MFA device for the user, or replace the user by IAM Identity Center with MFA.' },
  config: { managedRule: 'IAM_USER_MFA_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
