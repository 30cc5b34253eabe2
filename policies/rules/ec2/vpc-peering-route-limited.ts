import { anyOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { isWide } from './_traffic';

export default rule({
  id: 'vpc-peering-route-limited',
  title: 'Route to a peered VPC names a limited network',
  why: "A route that sends everything to a partner's or another team's VPC hands them whatever ePHI leaves by mistake, and opens the way back.",
  severity: 'low',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::Route'],
  where: route => route.property('VpcPeeringConnectionId').mustBePresent(),

  check: route =>
    mustNotHold(
      anyOf(isWide(route.property('DestinationCidrBlock')), () => isWide(route.property('DestinationIpv6CidrBlock'))),
      'the route sends everything to a peered VPC; it must name a network of that VPC',
      'Properties',
    ),

  fix: {
    how: 'Give the route of `ec2.CfnRoute` the block of the peered network, or better of the one subnet that is needed (`DestinationCidrBlock`).',
  },
  config: {
    none: 'AWS Config does not record routes by themselves, but inside the item of their route table, a type that the rule does not judge.',
  },

  examples: {
    compliant: [
      {
        when: 'it names the peered network',
        resources: `
      ToBilling: { Type: AWS::EC2::Route, Properties: { RouteTableId: rtb-1234, DestinationCidrBlock: 10.8.0.0/16, VpcPeeringConnectionId: pcx-1234 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it sends everything there',
        resources: `
      ToBilling: { Type: AWS::EC2::Route, Properties: { RouteTableId: rtb-1234, DestinationCidrBlock: 0.0.0.0/0, VpcPeeringConnectionId: pcx-1234 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the network is a parameter without a default',
        resources: `
      ToBilling: { Type: AWS::EC2::Route, Properties: { RouteTableId: rtb-1234, DestinationCidrBlock: !Ref Network, VpcPeeringConnectionId: pcx-1234 } }`,
      },
    ],
  },
});
