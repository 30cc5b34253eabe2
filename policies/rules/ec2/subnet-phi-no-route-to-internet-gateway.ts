import { mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { everyRouteOf, isForPhi, isInternetGateway } from './_zone';

export default rule({
  id: 'subnet-phi-no-route-to-internet-gateway',
  title: 'Subnet for systems with ePHI has no route to an internet gateway',
  why: 'With a route to the internet gateway, one public address given by mistake puts a system that keeps ePHI on the internet.',
  severity: 'high',
  controls: { hicp: ['6.M.B', '6.M.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::Subnet'],
  where: isForPhi,

  check: subnet =>
    everyRouteOf(subnet, route =>
      mustNotHold(
        isInternetGateway(route),
        `${route.logicalId} leads to an internet gateway; a subnet for ePHI must have no such route`,
      ),
    ),

  fix: {
    how: 'Put systems with ePHI into subnets of type `PRIVATE_ISOLATED` or `PRIVATE_WITH_EGRESS` of `ec2.Vpc`, in CloudFormation into a subnet whose route table has no AWS::EC2::Route with `GatewayId` of an internet gateway. The tags `NetworkZone: phi` and `DataClassification: PHI` say which subnets these are.',
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'its default route leads to a NAT gateway',
        resources: `
      Records:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24, Tags: [{ Key: NetworkZone, Value: phi }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Records, RouteTableId: !Ref Routes }
      Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1234 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its default route leads to the internet gateway',
        resources: `
      Records:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24, Tags: [{ Key: NetworkZone, Value: phi }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Records, RouteTableId: !Ref Routes }
      Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Internet } }
      Internet: { Type: AWS::EC2::InternetGateway }`,
      },
      {
        when: 'it is classified as PHI, and a route for one network leads to the internet gateway',
        resources: `
      Records:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24, Tags: [{ Key: DataClassification, Value: PHI }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Records, RouteTableId: !Ref Routes }
      Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 198.51.100.0/24, GatewayId: igw-1234 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the main route table of its VPC decides',
        resources: `
      Records:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24, Tags: [{ Key: NetworkZone, Value: phi }] }`,
      },
      {
        when: 'its route leads to what a parameter names',
        resources: `
      Records:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24, Tags: [{ Key: NetworkZone, Value: phi }] }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Records, RouteTableId: !Ref Routes }
      Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway } }`,
      },
    ],
  },
});
