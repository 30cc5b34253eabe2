import { rule } from '../../rule';

export default rule({
  id: 'inspector-lambda-code-scan-enabled',
  title: 'Inspector scans the code of Lambda functions',
  why: 'A function that logs a password or builds a query out of text gives records away, whatever its libraries are.',
  severity: 'low',
  controls: { hicp: ['7.M.B', '7.M.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'] },
  scope: 'environment',
  from: 'large',
  appliesTo: ['AWS::Lambda::Function'],

  check: {
    none: 'A template does not show whether Inspector is switched on, for which CloudFormation has no resource; AWS Config looks at the account itself.',
  },

  fix: { how: 'Switch on Lambda code scanning in Amazon Inspector.' },
  config: { managedRule: 'INSPECTOR_LAMBDA_CODE_SCAN_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
