import { rule } from '../../rule';

export default rule({
  id: 'ec2-client-vpn-not-authorize-all',
  title: 'Client VPN authorization names a group',
  why: 'A rule for all groups lets every account that can sign in, a vendor or a volunteer included, into the network with ePHI.',
  severity: 'medium',
  controls: { hicp: ['6.L.A', '6.L.E', '3.M.D'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::EC2::ClientVpnAuthorizationRule'],

  check: authorization => authorization.property('AuthorizeAllGroups').orDefault(false).mustBe(false),

  fix: {
    how: 'Give `addAuthorizationRule` of `ec2.ClientVpnEndpoint` a `groupId`, in CloudFormation `AccessGroupId` in place of `AuthorizeAllGroups`.',
  },
  config: { managedRule: 'EC2_CLIENT_VPN_NOT_AUTHORIZE_ALL' },

  examples: {
    compliant: [
      {
        when: 'it names a group',
        resources: `
      Imaging:
        Type: AWS::EC2::ClientVpnAuthorizationRule
        Properties: { ClientVpnEndpointId: cvpn-endpoint-1234, TargetNetworkCidr: 10.0.0.0/16, AccessGroupId: radiologists }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it authorizes all groups',
        resources: `
      Imaging:
        Type: AWS::EC2::ClientVpnAuthorizationRule
        Properties: { ClientVpnEndpointId: cvpn-endpoint-1234, TargetNetworkCidr: 10.0.0.0/16, AuthorizeAllGroups: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Imaging:
        Type: AWS::EC2::ClientVpnAuthorizationRule
        Properties: { ClientVpnEndpointId: cvpn-endpoint-1234, TargetNetworkCidr: 10.0.0.0/16, AuthorizeAllGroups: !Ref Everyone }`,
      },
    ],
  },
});
