import { rule } from '../../rule';

export default rule({
  id: 'ec2-client-vpn-split-tunnel-disabled',
  title: 'Client VPN carries all traffic of the device',
  why: "A device that is in the clinic's network and on the internet at once is a bridge that no firewall of the clinic sees.",
  severity: 'low',
  controls: { hicp: ['6.L.A', '3.M.D'], hipaa: ['164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check: endpoint => endpoint.property('SplitTunnel').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave out `splitTunnel` of `ec2.ClientVpnEndpoint`, or set it to false (`SplitTunnel`).',
    set: { 'Properties.SplitTunnel': false },
  },
  config: { none: 'AWS Config has no managed rule for split tunnels.' },

  examples: {
    compliant: [
      {
        when: 'it leaves the default, a full tunnel',
        resources: `
      Clinicians: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: 10.100.0.0/22 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the tunnel is split',
        resources: `
      Clinicians: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: 10.100.0.0/22, SplitTunnel: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Clinicians: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: 10.100.0.0/22, SplitTunnel: !Ref Split } }`,
      },
    ],
  },
});
