import { rule } from '../../rule';

export default rule({
  id: 'ec2-transit-gateway-auto-vpc-attach-disabled',
  title: 'Transit gateway does not accept attachments by itself',
  why: 'With automatic acceptance, any account that the gateway is shared with joins its network to the one with ePHI unasked.',
  severity: 'medium',
  controls: { hicp: ['6.M.B', '6.L.E'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::TransitGateway'],

  check: gateway => gateway.property('AutoAcceptSharedAttachments').orDefault('disable').mustBe('disable'),

  fix: {
    how: "Leave out `autoAcceptSharedAttachments` of `ec2.CfnTransitGateway`, or set it to 'disable'.",
    set: { 'Properties.AutoAcceptSharedAttachments': 'disable' },
  },
  config: { managedRule: 'EC2_TRANSIT_GATEWAY_AUTO_VPC_ATTACH_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'it leaves the default',
        resources: `
      Hospitals: { Type: AWS::EC2::TransitGateway }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it accepts by itself',
        resources: `
      Hospitals:
        Type: AWS::EC2::TransitGateway
        Properties: { AutoAcceptSharedAttachments: enable }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Hospitals:
        Type: AWS::EC2::TransitGateway
        Properties: { AutoAcceptSharedAttachments: !Ref Accept }`,
      },
    ],
  },
});
