import { rule } from '../../rule';

export default rule({
  id: 'vpc-vpn-2-tunnels-up',
  title: 'Both tunnels of VPN connections are up',
  why: 'With one tunnel, the next maintenance cuts the hospital off from its records.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::EC2::VPNConnection'],

  check: { none: 'A template does not show whether a tunnel is up; AWS Config looks at each connection itself.' },

  fix: { how: 'Configure the second tunnel on the customer gateway.' },
  config: { managedRule: 'VPC_VPN_2_TUNNELS_UP' },

  examples: { compliant: [], nonCompliant: [] },
});
