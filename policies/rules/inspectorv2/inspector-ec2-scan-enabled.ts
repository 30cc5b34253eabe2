import { rule } from '../../rule';

export default rule({
  id: 'inspector-ec2-scan-enabled',
  title: 'Inspector scans EC2 instances',
  why: 'Without scans nobody knows which servers have the hole that is in the news today.',
  severity: 'medium',
  controls: { hicp: ['7.M.A', '9.L.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'] },
  scope: 'environment',
  appliesTo: ['AWS::EC2::Instance'],

  check: {
    none: 'A template does not show whether Inspector is switched on, for which CloudFormation has no resource; AWS Config looks at the account itself.',
  },

  fix: { how: 'Switch on EC2 scanning in Amazon Inspector, for all accounts by an Inspector policy of AWS Organizations.' },
  config: { managedRule: 'INSPECTOR_EC2_SCAN_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
