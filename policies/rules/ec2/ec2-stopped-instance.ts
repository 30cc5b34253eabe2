import { rule } from '../../rule';

export default rule({
  id: 'ec2-stopped-instance',
  title: 'EC2 instances do not stay stopped for more than 30 days',
  why: 'A stopped server keeps disks with ePHI that nobody patches, watches or remembers.',
  severity: 'low',
  controls: { hicp: ['5.M.D', '5.L.A'], hipaa: ['164.310(d)(2)(i)', '164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::EC2::Instance'],

  check: { none: 'A template does not show how long an instance has been stopped; AWS Config looks at each instance itself.' },

  fix: { how: 'Back the instance up and terminate it, or start it and bring it up to date.' },
  config: { managedRule: 'EC2_STOPPED_INSTANCE', parameters: { AllowedDays: '30' } },

  examples: { compliant: [], nonCompliant: [] },
});
