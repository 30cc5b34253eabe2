import { rule } from '../../rule';

export default rule({
  id: 'macie-auto-sensitive-data-discovery-check',
  title: 'Macie looks for sensitive data in all buckets',
  why: 'PHI in a bucket that nobody thought of is not protected as PHI.',
  severity: 'medium',
  controls: { hicp: ['4.M.A', '4.M.E', '4.L.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(D)'] },
  scope: 'environment',
  from: 'large',
  appliesTo: ['AWS::Macie::Session'],

  check: {
    none: 'A template does not show automated discovery, which CloudFormation cannot switch on; AWS Config looks at the account itself.',
  },

  fix: { how: 'Switch on automated sensitive data discovery in Amazon Macie.' },
  config: { managedRule: 'MACIE_AUTO_SENSITIVE_DATA_DISCOVERY_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
