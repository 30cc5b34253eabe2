import { rule } from '../../rule';

export default rule({
  id: 'ssm-automation-block-public-sharing',
  title: 'The account does not let documents of Systems Manager be shared with everybody',
  why: 'One wrong click publishes a runbook with what it says about the servers.',
  severity: 'medium',
  controls: { hicp: ['4.L.A'], hipaa: ['164.312(a)(1)'] },
  scope: 'environment',
  appliesTo: ['AWS::SSM::Document'],

  check: { none: 'A template does not show the setting of the account; AWS Config looks at the account itself.' },

  fix: { how: 'Switch on "Block public sharing" in the preferences of Systems Manager documents.' },
  config: { managedRule: 'SSM_AUTOMATION_BLOCK_PUBLIC_SHARING' },

  examples: { compliant: [], nonCompliant: [] },
});
