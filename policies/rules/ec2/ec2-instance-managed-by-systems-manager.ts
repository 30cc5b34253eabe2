import { rule } from '../../rule';

export default rule({
  id: 'ec2-instance-managed-by-systems-manager',
  title: 'EC2 instances are managed by Systems Manager',
  why: 'A server that Systems Manager does not know is in no inventory and gets no patches.',
  severity: 'medium',
  controls: { hicp: ['5.L.A', '2.M.A', '7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)', '164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::EC2::Instance'],

  check: {
    none: 'A template does not show whether the agent of Systems Manager reports; AWS Config looks at each instance itself.',
  },

  fix: {
    how: 'Give the instance the agent, a role with its permissions and a way to its endpoints, or use Default Host Management.',
  },
  config: { managedRule: 'EC2_INSTANCE_MANAGED_BY_SSM' },

  examples: { compliant: [], nonCompliant: [] },
});
