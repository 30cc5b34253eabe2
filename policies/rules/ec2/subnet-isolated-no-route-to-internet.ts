import { allOf, anyOf, mustNotHold, undetermined, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { isWide } from './_traffic';
import { everyRouteOf, isInternetGateway, isInZone } from './_zone';

/** Where traffic of a route goes on the way out. */
const exits = ['NatGatewayId', 'EgressOnlyInternetGatewayId', 'CarrierGatewayId'] as const;
/** What may stand between the subnet and the internet, and is not seen here. */
const beyond = [
  'TransitGatewayId',
  'CoreNetworkArn',
  'VpcPeeringConnectionId',
  'InstanceId',
  'NetworkInterfaceId',
  'LocalGatewayId',
  'GatewayId',
  'VpcEndpointId',
] as const;

export default rule({
  id: 'subnet-isolated-no-route-to-internet',
  title: 'Subnet for devices, or called isolated, has no way to the internet',
  why: 'Infusion pumps and imaging systems run old software; one that reaches the internet can be taken over, and cut off while it treats a patient.',
  severity: 'high',
  controls: { hicp: ['9.M.E', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::Subnet'],
  where: subnet => isInZone(subnet, 'device', 'isolated'),

  check: subnet => everyRouteOf(subnet, mustStayInside),

  fix: {
    how: 'Use subnets of type `PRIVATE_ISOLATED` of `ec2.Vpc` for devices, with `GatewayVpcEndpoint` and `InterfaceVpcEndpoint` for AWS services, in CloudFormation a route table without an AWS::EC2::Route to a gateway. The tags `NetworkZone: device` or `isolated`, and those of CDK, say which subnets these are.',
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'its route table has no route out',
        resources: `
      Pumps:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: device }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Pumps, RouteTableId: !Ref Routes }`,
      },
      {
        when: 'it reaches one network of the hospital',
        resources: `
      Pumps:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: device }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Pumps, RouteTableId: !Ref Routes }
      Ward: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 10.20.0.0/16, TransitGatewayId: tgw-1234 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a NAT gateway leads out',
        resources: `
      Pumps:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: device }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Pumps, RouteTableId: !Ref Routes }
      Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
      Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: subnet-1, AllocationId: eipalloc-1 } }`,
      },
      {
        when: 'CDK made it isolated, and somebody added an internet gateway',
        resources: `
      Pumps:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.9.0/24, Tags: [{ Key: 'aws-cdk:subnet-type', Value: Isolated }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Pumps, RouteTableId: !Ref Routes }
      Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationIpv6CidrBlock: '::/0', GatewayId: !Ref Internet } }
      Internet: { Type: AWS::EC2::InternetGateway }`,
      },
    ],
    undetermined: [
      {
        when: 'everything goes to a transit gateway',
        resources: `
      Pumps:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: device }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Pumps, RouteTableId: !Ref Routes }
      All: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, TransitGatewayId: tgw-1234 } }`,
      },
      {
        when: 'the main route table of its VPC decides',
        resources: `
      Pumps:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: iot }] }`,
      },
    ],
  },
});

function mustStayInside(route: Resource): Verdict {
  const leadsOut = anyOf(isInternetGateway(route), ...exits.map(name => () => route.property(name).mustBePresent()));
  return allOf(
    mustNotHold(leadsOut, `${route.logicalId} leads to the internet; an isolated subnet must have no such route`),
    () =>
      when(
        allOf(isWideRoute(route), () => anyOf(...beyond.map(name => () => route.property(name).mustBePresent()))),
        () => undetermined(() => `${route.logicalId} sends everything to what is not in the templates of this run`, 'Properties'),
      ),
  );
}

function isWideRoute(route: Resource): Verdict {
  return anyOf(isWide(route.property('DestinationCidrBlock')), () => isWide(route.property('DestinationIpv6CidrBlock')));
}
