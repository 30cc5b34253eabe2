import { rule } from '../../rule';

export default rule({
  id: 'iam-user-unused-credentials-check',
  title: 'IAM users have no credentials that nobody used for 90 days',
  why: 'The access of somebody who left is an open door that nobody watches.',
  severity: 'medium',
  controls: { hicp: ['3.L.C', '3.M.B'], hipaa: ['164.308(a)(4)(ii)(C)', '164.308(a)(3)(ii)(C)'] },
  from: 'small',
  appliesTo: ['AWS::IAM::User'],

  check: { none: 'A template does not show when credentials were last used; AWS Config looks at the account itself.' },

  fix: { how: 'Deactivate the password or the access key, and delete it when nobody misses it.' },
  config: { managedRule: 'IAM_USER_UNUSED_CREDENTIALS_CHECK', parameters: { maxCredentialUsageAge: '90' } },

  examples: { compliant: [], nonCompliant: [] },
});
