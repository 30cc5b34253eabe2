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
  config: {
    guard: {
      type: 'AWS::EC2::ClientVpnEndpoint',
      all: [{ path: 'SplitTunnel', mustBe: [false], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::ClientVpnEndpoint.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { SplitTunnel: false },
          configuration: { Id: 'cvpn-endpoint-1', SplitTunnel: false },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { Id: 'cvpn-endpoint-1' },
          verdict: 'compliant',
        },
        {
          properties: { SplitTunnel: true },
          configuration: { Id: 'cvpn-endpoint-1', SplitTunnel: true },
          verdict: 'non-compliant',
        },
      ],
    },
  },

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
