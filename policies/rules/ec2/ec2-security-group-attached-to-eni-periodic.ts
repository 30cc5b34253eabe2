import { rule } from '../../rule';

export default rule({
  id: 'ec2-security-group-attached-to-eni-periodic',
  title: 'Security groups are attached to something',
  why: 'Rules that nobody uses hide the ones that matter in a review.',
  severity: 'low',
  controls: { hicp: ['6.M.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::SecurityGroup'],

  check: {
    none: 'A template does not show what a security group is attached to; AWS Config looks at each security group itself.',
  },

  fix: { how: 'Delete the security group.' },
  config: { managedRule: 'EC2_SECURITY_GROUP_ATTACHED_TO_ENI_PERIODIC' },

  examples: { compliant: [], nonCompliant: [] },
});
