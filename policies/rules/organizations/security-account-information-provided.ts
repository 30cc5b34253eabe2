import { rule } from '../../rule';

export default rule({
  id: 'security-account-information-provided',
  title: 'The account names whom AWS tells of security matters',
  why: 'A warning of AWS that goes to a mailbox of accounting reaches the responders days later or never.',
  severity: 'low',
  controls: { hicp: ['8.M.B'], hipaa: ['164.308(a)(6)(ii)'] },
  scope: 'environment',
  from: 'small',
  appliesTo: ['AWS::Organizations::Account'],

  check: { none: 'A template does not show the contacts of the account; AWS Config looks at the account itself.' },

  fix: { how: 'Enter the security contact in the account settings, with a mailbox and a number that responders watch.' },
  config: { managedRule: 'SECURITY_ACCOUNT_INFORMATION_PROVIDED' },

  examples: { compliant: [], nonCompliant: [] },
});
