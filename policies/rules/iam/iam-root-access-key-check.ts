import { rule } from '../../rule';

export default rule({
  id: 'iam-root-access-key-check',
  title: 'The root user has no access keys',
  why: 'A key of the root user may do everything with all ePHI of the account, and no policy limits it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(a)(2)(i)', '164.312(d)'] },
  scope: 'environment',
  from: 'small',
  appliesTo: ['AWS::IAM::User'],

  check: { none: 'A template does not show the root user; AWS Config looks at the account itself.' },

  fix: {
    how: 'Sign in as the root user and delete its access keys. In an organization, remove root credentials of member accounts with centralized root access.',
  },
  config: { managedRule: 'IAM_ROOT_ACCESS_KEY_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
