import { rule } from '../../rule';

export default rule({
  id: 'ec2-client-vpn-connection-handler-enabled',
  title: 'Client VPN asks a function whether a device may connect',
  why: 'A good password on a device that nobody manages still brings an unpatched, perhaps infected machine into the network.',
  severity: 'low',
  controls: { hicp: ['6.L.E', '5.L.B'], hipaa: ['164.312(a)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check: endpoint => endpoint.property('ClientConnectOptions.Enabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `clientConnectionHandler` on `ec2.ClientVpnEndpoint` to a function that looks the device up in the inventory (`ClientConnectOptions`).',
  },
  config: {
    guard: {
      type: 'AWS::EC2::ClientVpnEndpoint',
      all: [{ path: 'ClientConnectOptions.Enabled', mustBe: [true] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::ClientVpnEndpoint.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { ClientConnectOptions: { Enabled: true } },
          configuration: { Id: 'cvpn-endpoint-1', ClientConnectOptions: { Enabled: true } },
          verdict: 'compliant',
        },
        {
          properties: { ClientConnectOptions: { Enabled: false } },
          configuration: { Id: 'cvpn-endpoint-1', ClientConnectOptions: { Enabled: false } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Id: 'cvpn-endpoint-1' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'a function decides',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties:
          ClientCidrBlock: 10.100.0.0/22
          ClientConnectOptions: { Enabled: true, LambdaFunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:AWSClientVPN-posture' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'none is asked',
        resources: `
      Clinicians: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: 10.100.0.0/22 } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties: { ClientCidrBlock: 10.100.0.0/22, ClientConnectOptions: { Enabled: !Ref Handler } }`,
      },
    ],
  },
});
