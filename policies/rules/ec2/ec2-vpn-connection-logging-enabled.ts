import { rule } from '../../rule';
import { bothTunnels, vpnConnection } from './_vpn';

export default rule({
  id: 'ec2-vpn-connection-logging-enabled',
  title: 'VPN connection logs both of its tunnels',
  why: 'Tunnels to partners and sites carry ePHI; without logs nobody sees who tried to negotiate one, or why it broke.',
  severity: 'low',
  controls: { hicp: ['8.M.A', '6.L.A'], hipaa: ['164.312(b)'] },
  appliesTo: [vpnConnection],

  check: connection =>
    bothTunnels(connection, 'logs nothing', tunnel =>
      tunnel.get('LogOptions.CloudwatchLogOptions.LogEnabled').orDefault(false).mustBe(true),
    ),

  fix: {
    how: 'Set `logOptions` of both entries in `vpnTunnelOptionsSpecifications` of `ec2.CfnVPNConnection` (`VpnTunnelOptionsSpecifications`).',
  },
  config: { managedRule: 'EC2_VPN_CONNECTION_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'both tunnels are logged',
        resources: `
      Laboratory:
        Type: AWS::EC2::VPNConnection
        Properties:
          Type: ipsec.1
          CustomerGatewayId: cgw-1234
          VpnTunnelOptionsSpecifications:
            - LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:vpn' } }
            - LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:vpn' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'no tunnel is described',
        resources: `
      Laboratory: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, CustomerGatewayId: cgw-1234 } }`,
      },
      {
        when: 'one of both is not logged',
        resources: `
      Laboratory:
        Type: AWS::EC2::VPNConnection
        Properties:
          Type: ipsec.1
          CustomerGatewayId: cgw-1234
          VpnTunnelOptionsSpecifications:
            - LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:vpn' } }
            - DPDTimeoutAction: restart`,
      },
    ],
    undetermined: [
      {
        when: 'the tunnels are a parameter without a default',
        resources: `
      Laboratory: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, CustomerGatewayId: cgw-1234, VpnTunnelOptionsSpecifications: !Ref Tunnels } }`,
      },
    ],
  },
});
