import { compliant, decide, everyOf, nonCompliant, undetermined, when } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'rds-instance-subnet-igw-check',
  title: 'RDS databases are in subnets without a route to the internet',
  why: 'In a subnet with a route to an internet gateway, a public address and one security group rule that is too wide put the database on the internet.',
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  where: database => database.property('DBSubnetGroupName').mustBePresent(),

  check: database =>
    database
      .property('DBSubnetGroupName')
      .leadsTo(group => everyOf(group.property('SubnetIds').items(), id => id.leadsTo(mustHaveNoInternetRoute))),

  fix: {
    how: 'Set `vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }` on `rds.DatabaseInstance` or `rds.DatabaseCluster` (`DBSubnetGroupName`).',
  },
  config: { managedRule: 'RDS_INSTANCE_SUBNET_IGW_CHECK' },

  examples: {
    compliant: [
      {
        when: 'its subnets have no route out',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBSubnetGroupName: !Ref Group
      Group:
        Type: AWS::RDS::DBSubnetGroup
        Properties: { DBSubnetGroupDescription: data, SubnetIds: [!Ref Data] }
      Data: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.1.0/24 } }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1 } }
      Association: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Data, RouteTableId: !Ref Routes } }`,
      },
      {
        when: 'its subnets go out through a NAT gateway',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBSubnetGroupName: !Ref Group
      Group:
        Type: AWS::RDS::DBSubnetGroup
        Properties: { DBSubnetGroupDescription: data, SubnetIds: [!Ref Data] }
      Data: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.1.0/24 } }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1 } }
      Association: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Data, RouteTableId: !Ref Routes } }
      Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a subnet has a route to an internet gateway',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBSubnetGroupName: !Ref Group
      Group:
        Type: AWS::RDS::DBSubnetGroup
        Properties: { DBSubnetGroupDescription: data, SubnetIds: [!Ref Data] }
      Data: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.1.0/24 } }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1 } }
      Association: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Data, RouteTableId: !Ref Routes } }
      Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway } }
      Gateway: { Type: AWS::EC2::InternetGateway }`,
      },
    ],
    undetermined: [
      {
        when: 'the subnet group is in another stack',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBSubnetGroupName: !ImportValue group`,
      },
      {
        when: 'the route table of the subnet is in another stack',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBSubnetGroupName: !Ref Group
      Group:
        Type: AWS::RDS::DBSubnetGroup
        Properties: { DBSubnetGroupDescription: data, SubnetIds: [!Ref Data] }
      Data: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.1.0/24 } }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1 } }`,
      },
    ],
  },
});

/** A subnet without an association has the main route table of the VPC, which no template makes. */
function mustHaveNoInternetRoute(subnet: Resource): Verdict {
  const associations = subnet
    .referredToBy('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId')
    .filter(association => association.property('SubnetId').mustReferTo(subnet).status !== 'non-compliant');
  if (associations.length === 0)
    return undetermined(
      () => `no route table of this run is associated with ${subnet.logicalId}; it must have no route to the internet`,
    );
  return everyOf(associations, association =>
    association
      .property('RouteTableId')
      .leadsTo(table =>
        everyOf(table.referredToBy('AWS::EC2::Route', 'RouteTableId'), route =>
          when(route.property('RouteTableId').mustReferTo(table), () => mustNotLeadOut(route.property('GatewayId'), subnet)),
        ),
      ),
  );
}

/** A gateway is an internet gateway, a virtual private gateway or an endpoint. */
function mustNotLeadOut(gateway: Property, subnet: Resource): Verdict {
  const failed = (): Verdict =>
    nonCompliant(
      () => `${subnet.logicalId} has a route to the internet gateway ${gateway.shownValue()}; it must have none`,
      gateway,
    );
  const target = gateway.target();
  if (target !== undefined) return target.type === 'AWS::EC2::InternetGateway' ? failed() : compliant;
  if (gateway.mustBeAbsent().status === 'compliant') return compliant;
  return decide([gateway], id => (String(id).startsWith('igw-') ? failed() : compliant));
}
