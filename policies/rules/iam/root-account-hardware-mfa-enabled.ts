import { rule } from '../../rule';

export default rule({
  id: 'root-account-hardware-mfa-enabled',
  title: 'The root user has a hardware MFA device',
  why: 'A second factor in a phone goes with the phone and with its backups; a hardware key stays in the safe.',
  severity: 'medium',
  controls: { hicp: ['3.M.D', '3.M.C'], hipaa: ['164.312(d)'] },
  scope: 'environment',
  from: 'large',
  appliesTo: ['AWS::IAM::User'],

  check: { none: 'A template does not show the root user; AWS Config looks at the account itself.' },

  fix: { how: 'Register a hardware security key for the root user and lock it away.' },
  config: { managedRule: 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
