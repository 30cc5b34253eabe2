import { rule } from '../../rule';

export default rule({
  id: 'ec2-client-vpn-connection-log-enabled',
  title: 'Client VPN endpoint logs connections',
  why: 'Remote access that leaves no record hides who was in the network, and from where, when ePHI went missing.',
  severity: 'medium',
  controls: { hicp: ['6.L.A', '3.M.D'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check: endpoint => endpoint.property('ConnectionLogOptions.Enabled').orDefault(false).mustBe(true),

  fix: { how: 'Keep `logging: true` on `ec2.ClientVpnEndpoint`; in CloudFormation set `ConnectionLogOptions` with a log group.' },
  config: { managedRule: 'EC2_CLIENT_VPN_CONNECTION_LOG_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'connections are logged',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties:
          ClientCidrBlock: 10.100.0.0/22
          ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: clinicians-vpn }`,
      },
    ],
    nonCompliant: [
      {
        when: 'connections are not logged',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties: { ClientCidrBlock: 10.100.0.0/22, ConnectionLogOptions: { Enabled: false } }`,
      },
      {
        when: 'nothing is said about logging',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties: { ClientCidrBlock: 10.100.0.0/22 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties: { ClientCidrBlock: 10.100.0.0/22, ConnectionLogOptions: { Enabled: !Ref Log } }`,
      },
    ],
  },
});
