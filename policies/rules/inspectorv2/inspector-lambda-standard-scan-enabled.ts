import { rule } from '../../rule';

export default rule({
  id: 'inspector-lambda-standard-scan-enabled',
  title: 'Inspector scans the packages of Lambda functions',
  why: 'Functions carry libraries with known holes, and nobody patches what nobody lists.',
  severity: 'medium',
  controls: { hicp: ['7.M.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'] },
  scope: 'environment',
  appliesTo: ['AWS::Lambda::Function'],

  check: {
    none: 'A template does not show whether Inspector is switched on, for which CloudFormation has no resource; AWS Config looks at the account itself.',
  },

  fix: { how: 'Switch on Lambda standard scanning in Amazon Inspector.' },
  config: { managedRule: 'INSPECTOR_LAMBDA_STANDARD_SCAN_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
