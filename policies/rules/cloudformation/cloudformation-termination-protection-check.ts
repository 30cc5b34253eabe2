import { rule } from '../../rule';

export default rule({
  id: 'cloudformation-termination-protection-check',
  title: 'Stacks are protected from deletion',
  why: 'One command on the wrong stack takes down what the clinic works with.',
  severity: 'medium',
  controls: { hicp: ['7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(8)'] },
  from: 'large',
  appliesTo: ['AWS::CloudFormation::Stack'],

  check: {
    none: 'A template does not show the protection of a stack, which is no property of its template; AWS Config looks at each stack itself.',
  },

  fix: { how: 'Set `terminationProtection: true` on `Stack` in CDK, or switch it on for the stack.' },
  config: { managedRule: 'CLOUDFORMATION_TERMINATION_PROTECTION_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
