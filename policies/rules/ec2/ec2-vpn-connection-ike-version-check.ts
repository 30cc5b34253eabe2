import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { bothTunnels, vpnConnection } from './_vpn';

export default rule({
  id: 'ec2-vpn-connection-ike-version-check',
  title: 'VPN connection negotiates with IKEv2 only',
  why: 'IKEv1 has weaknesses that let its keys be guessed; whoever has them reads the ePHI between the sites.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '6.M.A'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: [vpnConnection],

  check: connection =>
    bothTunnels(connection, 'takes IKEv1', tunnel => {
      const versions = tunnel.get('IKEVersions');
      return allOf(versions.mustBePresent(), () => everyOf(versions.items(), version => version.get('Value').mustBe('ikev2')));
    }),

  fix: {
    how: "Set `ikeVersions: [{ value: 'ikev2' }]` in both entries of `vpnTunnelOptionsSpecifications` of `ec2.CfnVPNConnection` (`VpnTunnelOptionsSpecifications`).",
  },
  config: { managedRule: 'EC2_VPN_CONNECTION_IKE_VERSION_CHECK' },

  examples: {
    compliant: [
      {
        when: 'both tunnels take IKEv2 alone',
        resources: `
      Laboratory:
        Type: AWS::EC2::VPNConnection
        Properties:
          Type: ipsec.1
          CustomerGatewayId: cgw-1234
          VpnTunnelOptionsSpecifications: [{ IKEVersions: [{ Value: ikev2 }] }, { IKEVersions: [{ Value: ikev2 }] }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the versions are left to the default, which is both',
        resources: `
      Laboratory: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, CustomerGatewayId: cgw-1234 } }`,
      },
      {
        when: 'one tunnel takes IKEv1 as well',
        resources: `
      Laboratory:
        Type: AWS::EC2::VPNConnection
        Properties:
          Type: ipsec.1
          CustomerGatewayId: cgw-1234
          VpnTunnelOptionsSpecifications: [{ IKEVersions: [{ Value: ikev2 }] }, { IKEVersions: [{ Value: ikev1 }, { Value: ikev2 }] }]`,
      },
    ],
    undetermined: [
      {
        when: 'the version is a parameter without a default',
        resources: `
      Laboratory:
        Type: AWS::EC2::VPNConnection
        Properties:
          Type: ipsec.1
          CustomerGatewayId: cgw-1234
          VpnTunnelOptionsSpecifications: [{ IKEVersions: [{ Value: ikev2 }] }, { IKEVersions: [{ Value: !Ref Version }] }]`,
      },
    ],
  },
});
