import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ec2-client-vpn-session-limited',
  title: 'Client VPN session ends with the working day',
  why: 'A session that goes on into the next day keeps a stolen or borrowed laptop inside the network with ePHI.',
  severity: 'low',
  controls: { hicp: ['3.M.D', '6.L.A'], hipaa: ['164.312(a)(2)(iii)'] },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check: endpoint =>
    allOf(endpoint.property('SessionTimeoutHours').orDefault(24).mustBeAtMost(12), () =>
      // Else the client connects again by itself.
      endpoint.property('DisconnectOnSessionTimeout').orDefault(true).mustBe(true),
    ),

  fix: {
    how: 'Set `sessionTimeout: ec2.ClientVpnSessionTimeout.EIGHT_HOURS` on `ec2.ClientVpnEndpoint` (`SessionTimeoutHours`).',
    set: { 'Properties.SessionTimeoutHours': 8, 'Properties.DisconnectOnSessionTimeout': true },
  },
  config: {
    guard: {
      type: 'AWS::EC2::ClientVpnEndpoint',
      all: [{ path: 'SessionTimeoutHours', mustBeAtMost: 12 }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::ClientVpnEndpoint.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { SessionTimeoutHours: 8 },
          configuration: { Id: 'cvpn-endpoint-1', SessionTimeoutHours: 8 },
          verdict: 'compliant',
        },
        {
          properties: { SessionTimeoutHours: 12, DisconnectOnSessionTimeout: true },
          configuration: { Id: 'cvpn-endpoint-1', SessionTimeoutHours: 12 },
          verdict: 'compliant',
        },
        {
          properties: { SessionTimeoutHours: 24 },
          configuration: { Id: 'cvpn-endpoint-1', SessionTimeoutHours: 24 },
          verdict: 'non-compliant',
        },
        { properties: {}, configuration: { Id: 'cvpn-endpoint-1' }, verdict: 'non-compliant' },
        {
          properties: { SessionTimeoutHours: 8, DisconnectOnSessionTimeout: false },
          configuration: { Id: 'cvpn-endpoint-1', SessionTimeoutHours: 8 },
          verdict: 'non-compliant',
          policyDiffers: 'The item does not show whether the client connects again by itself.',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it ends after eight hours',
        resources: `
      Clinicians: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: 10.100.0.0/22, SessionTimeoutHours: 8 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default of a day',
        resources: `
      Clinicians: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: 10.100.0.0/22 } }`,
      },
      {
        when: 'the client connects again by itself when it ends',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties: { ClientCidrBlock: 10.100.0.0/22, SessionTimeoutHours: 8, DisconnectOnSessionTimeout: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Clinicians: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: 10.100.0.0/22, SessionTimeoutHours: !Ref Hours } }`,
      },
    ],
  },
});
