import { rule } from '../../rule';

export default rule({
  id: 'account-part-of-organizations',
  title: 'The account belongs to an organization',
  why: 'Guardrails that hold whatever an administrator of the account does exist in organizations alone.',
  severity: 'medium',
  controls: { hicp: ['10.M.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.316(a)'] },
  scope: 'environment',
  appliesTo: ['AWS::Organizations::Account'],

  check: { none: 'A template does not show to which organization an account belongs; AWS Config looks at the account itself.' },

  fix: { how: 'Invite the account into your organization of AWS Organizations.' },
  config: { managedRule: 'ACCOUNT_PART_OF_ORGANIZATIONS' },

  examples: { compliant: [], nonCompliant: [] },
});
