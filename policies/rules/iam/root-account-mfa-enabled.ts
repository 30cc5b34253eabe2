import { rule } from '../../rule';

export default rule({
  id: 'root-account-mfa-enabled',
  title: 'The root user has a second factor',
  why: 'Whoever takes over the mailbox of the root user takes over the account with all its ePHI.',
  severity: 'high',
  controls: { hicp: ['3.M.D', '3.M.C'], hipaa: ['164.312(d)'] },
  scope: 'environment',
  from: 'small',
  appliesTo: ['AWS::IAM::User'],

  check: { none: 'A template does not show the root user; AWS Config looks at the account itself.' },

  fix: { how: 'Register an MFA device for the root user. In an organization, remove root credentials of member accounts.' },
  config: { managedRule: 'ROOT_ACCOUNT_MFA_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
