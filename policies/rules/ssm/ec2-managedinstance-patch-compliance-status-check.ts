import { rule } from '../../rule';

export default rule({
  id: 'ec2-managedinstance-patch-compliance-status-check',
  title: 'Managed instances have the patches that their baseline asks for',
  why: 'Known holes in servers are what ransomware comes in by.',
  severity: 'high',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  from: 'small',
  appliesTo: ['AWS::SSM::PatchBaseline'],

  check: { none: 'A template does not show which patches an instance has; AWS Config looks at each instance itself.' },

  fix: { how: 'Run `AWS-RunPatchBaseline` with `Install`, and look at why the maintenance window did not.' },
  config: { managedRule: 'EC2_MANAGEDINSTANCE_PATCH_COMPLIANCE_STATUS_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
