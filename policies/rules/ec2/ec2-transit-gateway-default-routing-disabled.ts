import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ec2-transit-gateway-default-routing-disabled',
  title: 'Transit gateway connects no networks by default',
  why: "With the default route table, every network that is attached reaches every other one, the guests' Wi-Fi the systems with ePHI.",
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::TransitGateway'],

  check: gateway =>
    allOf(
      ...['DefaultRouteTableAssociation', 'DefaultRouteTablePropagation'].map(
        name => () => gateway.property(name).orDefault('enable').mustBe('disable'),
      ),
    ),

  fix: {
    how: "Set `defaultRouteTableAssociation: 'disable'` and `defaultRouteTablePropagation: 'disable'` on `ec2.CfnTransitGateway` (`DefaultRouteTableAssociation`, `DefaultRouteTablePropagation`), and one route table for each zone.",
    set: { 'Properties.DefaultRouteTableAssociation': 'disable', 'Properties.DefaultRouteTablePropagation': 'disable' },
  },
  config: {
    guard: {
      type: 'AWS::EC2::TransitGateway',
      all: ['DefaultRouteTableAssociation', 'DefaultRouteTablePropagation'].map(path => ({ path, mustBe: ['disable'] })),
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::TransitGateway.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' },
          configuration: { Id: 'tgw-1', DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' },
          verdict: 'compliant',
        },
        {
          properties: { DefaultRouteTableAssociation: 'disable' },
          configuration: { Id: 'tgw-1', DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'enable' },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Id: 'tgw-1' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'both are disabled',
        resources: `
      Hospitals:
        Type: AWS::EC2::TransitGateway
        Properties: { DefaultRouteTableAssociation: disable, DefaultRouteTablePropagation: disable }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the defaults',
        resources: `
      Hospitals: { Type: AWS::EC2::TransitGateway }`,
      },
      {
        when: 'routes still spread by themselves',
        resources: `
      Hospitals: { Type: AWS::EC2::TransitGateway, Properties: { DefaultRouteTableAssociation: disable } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Hospitals:
        Type: AWS::EC2::TransitGateway
        Properties: { DefaultRouteTableAssociation: !Ref Association, DefaultRouteTablePropagation: disable }`,
      },
    ],
  },
});
