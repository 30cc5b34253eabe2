import { rule } from '../../rule';

export default rule({
  id: 'eip-attached',
  title: 'Elastic IP addresses are in use',
  why: 'An address that allow lists still name and nobody uses can be given to the wrong server.',
  severity: 'low',
  controls: { hicp: ['5.L.A', '6.M.A'], hipaa: ['164.310(d)(2)(i)', '164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::EC2::EIP'],

  check: { none: 'A template does not show whether an address is in use; AWS Config looks at each address itself.' },

  fix: { how: 'Release the address, and take it off the allow lists.' },
  config: { managedRule: 'EIP_ATTACHED' },

  examples: { compliant: [], nonCompliant: [] },
});
