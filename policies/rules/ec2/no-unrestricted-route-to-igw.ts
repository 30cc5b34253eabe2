import { allOf, anyOf, compliant, everyOf, nonCompliant, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { isWide, otherwise } from './_traffic';
import { holdsPerimeter, isInternetGateway, loadBalancer } from './_zone';

export default rule({
  id: 'no-unrestricted-route-to-igw',
  title: 'Only subnets at the perimeter route everything to the internet gateway',
  why: 'With a default route to the internet gateway, one public address is all that stands between a server with ePHI and the internet.',
  severity: 'medium',
  controls: { hicp: ['6.M.B', '6.M.D'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::Route'],
  where: route =>
    allOf(isInternetGateway(route), () =>
      anyOf(isWide(route.property('DestinationCidrBlock')), () => isWide(route.property('DestinationIpv6CidrBlock'))),
    ),

  // AWS's rule fails every such route. NAT gateways and public load balancers cannot work without one, so their subnets may have it.
  check: route =>
    route.property('RouteTableId').leadsTo(table => {
      const associations = table.referredToBy('AWS::EC2::SubnetRouteTableAssociation', 'RouteTableId');
      if (associations.length === 0)
        return undetermined('no subnet in the templates of this run uses the route table', 'Properties.RouteTableId');
      return everyOf(associations, association => association.property('SubnetId').leadsTo(isPerimeter));
    }),

  fix: {
    how: 'Place workloads in subnets of type `PRIVATE_WITH_EGRESS` or `PRIVATE_ISOLATED` of `ec2.Vpc`, and keep public subnets for NAT gateways and load balancers.',
  },
  config: { managedRule: 'NO_UNRESTRICTED_ROUTE_TO_IGW' },

  examples: {
    compliant: [
      {
        when: 'the subnet that uses it holds the NAT gateway',
        resources: `
      ToInternet:
        Type: AWS::EC2::Route
        Properties: { RouteTableId: !Ref PerimeterRoutes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Internet }
      Internet: { Type: AWS::EC2::InternetGateway }
      PerimeterRoutes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Perimeter: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1234, CidrBlock: 10.0.0.0/24 } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { RouteTableId: !Ref PerimeterRoutes, SubnetId: !Ref Perimeter }
      Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Perimeter, AllocationId: eipalloc-1234 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a subnet with a server and nothing of the perimeter uses it',
        resources: `
      ToInternet:
        Type: AWS::EC2::Route
        Properties: { RouteTableId: !Ref Routes, DestinationIpv6CidrBlock: ::/0, GatewayId: !Ref Internet }
      Internet: { Type: AWS::EC2::InternetGateway }
      Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
      Records: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24 } }
      Server: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Records } }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { RouteTableId: !Ref Routes, SubnetId: !Ref Records }`,
      },
    ],
    undetermined: [
      {
        when: 'the route table is not in the templates',
        resources: `
      ToInternet:
        Type: AWS::EC2::Route
        Properties: { RouteTableId: rtb-1234, DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1234 }`,
      },
    ],
  },
});

function isPerimeter(subnet: Resource): Verdict {
  const verdict = anyOf(holdsPerimeter(subnet), () => mustStandIdle(subnet));
  return otherwise(
    verdict,
    () => `${subnet.logicalId} uses the route and has no NAT gateway or internet-facing load balancer; it must be private`,
    'Properties.GatewayId',
  );
}

/** Where each type names the subnets that its resources run in. */
const placements: readonly (readonly [type: string, property: string])[] = [
  ['AWS::AmazonMQ::Broker', 'SubnetIds'],
  ['AWS::AppRunner::VpcConnector', 'Subnets'],
  ['AWS::AutoScaling::AutoScalingGroup', 'VPCZoneIdentifier'],
  ['AWS::Batch::ComputeEnvironment', 'ComputeResources'],
  ['AWS::CodeBuild::Project', 'VpcConfig'],
  ['AWS::DAX::SubnetGroup', 'SubnetIds'],
  ['AWS::DMS::ReplicationSubnetGroup', 'SubnetIds'],
  ['AWS::DirectoryService::MicrosoftAD', 'VpcSettings'],
  ['AWS::DirectoryService::SimpleAD', 'VpcSettings'],
  ['AWS::DocDB::DBSubnetGroup', 'SubnetIds'],
  ['AWS::DocDBElastic::Cluster', 'SubnetIds'],
  ['AWS::EC2::EC2Fleet', 'LaunchTemplateConfigs'],
  ['AWS::EC2::Instance', 'NetworkInterfaces'],
  ['AWS::EC2::Instance', 'SubnetId'],
  ['AWS::EC2::LaunchTemplate', 'LaunchTemplateData'],
  ['AWS::EC2::NetworkInterface', 'SubnetId'],
  ['AWS::EC2::SpotFleet', 'SpotFleetRequestConfigData'],
  ['AWS::ECS::Service', 'NetworkConfiguration'],
  ['AWS::ECS::TaskSet', 'NetworkConfiguration'],
  ['AWS::EFS::MountTarget', 'SubnetId'],
  ['AWS::EKS::Cluster', 'ResourcesVpcConfig'],
  ['AWS::EKS::Nodegroup', 'Subnets'],
  ['AWS::EMR::Cluster', 'Instances'],
  ['AWS::ElastiCache::ServerlessCache', 'SubnetIds'],
  ['AWS::ElastiCache::SubnetGroup', 'SubnetIds'],
  ['AWS::ElasticLoadBalancing::LoadBalancer', 'Subnets'],
  ['AWS::Events::Rule', 'Targets'],
  ['AWS::FSx::FileSystem', 'SubnetIds'],
  ['AWS::Lambda::Function', 'VpcConfig'],
  ['AWS::MSK::Cluster', 'BrokerNodeGroupInfo'],
  ['AWS::MemoryDB::SubnetGroup', 'SubnetIds'],
  ['AWS::Neptune::DBSubnetGroup', 'SubnetIds'],
  ['AWS::OpenSearchService::Domain', 'VPCOptions'],
  ['AWS::RDS::DBSubnetGroup', 'SubnetIds'],
  ['AWS::Redshift::ClusterSubnetGroup', 'SubnetIds'],
  ['AWS::RedshiftServerless::Workgroup', 'SubnetIds'],
  ['AWS::SageMaker::Domain', 'SubnetIds'],
  ['AWS::SageMaker::NotebookInstance', 'SubnetId'],
  ['AWS::Scheduler::Schedule', 'Target'],
  ['AWS::WorkSpaces::Workspace', 'SubnetIds'],
  [loadBalancer, 'SubnetMappings'],
  [loadBalancer, 'Subnets'],
];

/**
 * Nothing of the run is placed in the subnet, and it gives out no public addresses: the zones of a VPC whose NAT gateway stands in
 * another one. What is launched there later gets a public address only by asking for it, which other rules judge.
 */
function mustStandIdle(subnet: Resource): Verdict {
  return allOf(
    subnet.property('MapPublicIpOnLaunch').orDefault(false).mustBe(false),
    () => subnet.property('AssignIpv6AddressOnCreation').orDefault(false).mustBe(false),
    () => {
      const placed = placements.flatMap(([type, property]) => subnet.referredToBy(type, property));
      return placed.length === 0
        ? compliant
        : nonCompliant(() => `${placed.map(({ logicalId }) => logicalId).join(', ')} may run in ${subnet.logicalId}`);
    },
  );
}
