import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { vpnConnection } from './_vpn';

export default rule({
  id: 'ec2-vpn-pre-shared-key-not-in-template',
  title: 'Pre-shared key of a VPN is not written in the template',
  why: 'Whoever reads the template, its repository or the events of the stack can join the tunnel to the network with ePHI.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '4.M.C'], hipaa: ['164.312(d)', '164.308(a)(5)(ii)(D)'] },
  from: 'small',
  appliesTo: [vpnConnection],

  check: connection =>
    everyOf(connection.property('VpnTunnelOptionsSpecifications').items(), tunnel =>
      mustNotBeWrittenOut(tunnel.get('PreSharedKey')),
    ),

  fix: {
    how: 'Leave out `preSharedKey` of `ec2.CfnVPNConnection`, so that AWS makes one, or set it by `SecretValue.secretsManager` (`VpnTunnelOptionsSpecifications` with `PreSharedKey`).',
  },
  config: { none: 'AWS Config sees the connection and not how its template got the key.' },

  examples: {
    compliant: [
      {
        when: 'AWS makes the keys',
        resources: `
      Laboratory: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, CustomerGatewayId: cgw-1234 } }`,
      },
      {
        when: 'the key is read from a secret',
        resources: `
      Laboratory:
        Type: AWS::EC2::VPNConnection
        Properties:
          Type: ipsec.1
          CustomerGatewayId: cgw-1234
          VpnTunnelOptionsSpecifications: [{ PreSharedKey: '{{resolve:secretsmanager:laboratory-vpn}}' }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the key is written out',
        resources: `
      Laboratory:
        Type: AWS::EC2::VPNConnection
        Properties:
          Type: ipsec.1
          CustomerGatewayId: cgw-1234
          VpnTunnelOptionsSpecifications: [{ PreSharedKey: example.key.0000 }]`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Laboratory:
        Type: AWS::EC2::VPNConnection
        Properties:
          Type: ipsec.1
          CustomerGatewayId: cgw-1234
          VpnTunnelOptionsSpecifications: [{ PreSharedKey: !ImportValue key }]`,
      },
    ],
  },
});
