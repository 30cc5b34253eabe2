import { rule } from '../../rule';

export default rule({
  id: 'inspector-ecr-scan-enabled',
  title: 'Inspector scans container images',
  why: 'An image that was sound when it was pushed has known holes a month later.',
  severity: 'medium',
  controls: { hicp: ['7.M.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'] },
  scope: 'environment',
  appliesTo: ['AWS::ECR::Repository'],

  check: {
    none: 'A template does not show whether Inspector is switched on, for which CloudFormation has no resource; AWS Config looks at the account itself.',
  },

  fix: { how: 'Switch on ECR scanning in Amazon Inspector, for all accounts by an Inspector policy of AWS Organizations.' },
  config: { managedRule: 'INSPECTOR_ECR_SCAN_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
