import { rule } from '../../rule';

export default rule({
  id: 'access-keys-rotated',
  title: 'Access keys of IAM users are younger than 90 days',
  why: 'A key that leaked once opens whatever its user may do with ePHI until somebody changes it.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.M.B'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::IAM::User'],

  check: { none: 'A template does not show how old an access key is; AWS Config looks at the account itself.' },

  fix: {
    how: 'Replace the access key in IAM and delete the old one; better, give the workload a role and people IAM Identity Center.',
  },
  config: { managedRule: 'ACCESS_KEYS_ROTATED', parameters: { maxAccessKeyAge: '90' } },

  examples: { compliant: [], nonCompliant: [] },
});
