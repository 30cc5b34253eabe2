import { rule } from '../../rule';

export default rule({
  id: 'ssm-automation-logging-enabled',
  title: 'Automations of Systems Manager leave a log',
  why: 'A runbook that acted during an incident and left no log cannot be accounted for.',
  severity: 'low',
  controls: { hicp: ['8.L.C'], hipaa: ['164.308(a)(6)(ii)'] },
  scope: 'environment',
  appliesTo: ['AWS::SSM::Document'],

  check: { none: 'A template does not show the setting of the account; AWS Config looks at the account itself.' },

  fix: { how: 'Send the logs of Automation to CloudWatch Logs in the preferences of Systems Manager.' },
  config: { managedRule: 'SSM_AUTOMATION_LOGGING_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
