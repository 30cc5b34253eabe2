import rule from '../../policies/rules/ec2/no-unrestricted-route-to-igw';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const balancer = {
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Subnets: ['subnet-1', { Ref: 'Perimeter' }] },
};

ruleCases(rule, [
  ['compliant', 'the subnet holds a public load balancer', secure.without('Nat').with('Balancer', balancer)],
  [
    'compliant',
    'the load balancer maps the subnet',
    secure.without('Nat').with('Balancer', { ...balancer, Properties: { SubnetMappings: [{ SubnetId: { Ref: 'Perimeter' } }] } }),
  ],
  [
    'non-compliant',
    'the load balancer is internal',
    secure.without('Nat').with('Balancer', balancer).with('Balancer.Properties.Scheme', 'internal'),
  ],
  ['compliant', 'nothing is in the subnet and it gives out no public addresses', secure.without('Nat')],
  [
    'non-compliant',
    'the NAT gateway is in another subnet, and this one gives out public addresses',
    secure.with('Nat.Properties.SubnetId', 'subnet-1').with('Perimeter.Properties.MapPublicIpOnLaunch', true),
  ],
  [
    'non-compliant',
    'the NAT gateway is in another subnet, and servers scale out in this one',
    secure
      .with('Nat.Properties.SubnetId', 'subnet-1')
      .with('Servers', { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { VPCZoneIdentifier: [{ Ref: 'Perimeter' }] } }),
  ],
  [
    'compliant',
    'the subnet holds a public classic load balancer',
    secure.without('Nat').with('Balancer', { ...balancer, Type: 'AWS::ElasticLoadBalancing::LoadBalancer' }),
  ],
  [
    'non-compliant',
    'the classic load balancer is internal',
    secure
      .without('Nat')
      .with('Balancer', { ...balancer, Type: 'AWS::ElasticLoadBalancing::LoadBalancer' })
      .with('Balancer.Properties.Scheme', 'internal'),
  ],
  ...(
    [
      ['AWS::FSx::FileSystem', { SubnetIds: [{ Ref: 'Perimeter' }] }],
      ['AWS::MemoryDB::SubnetGroup', { SubnetIds: [{ Ref: 'Perimeter' }] }],
      ['AWS::Batch::ComputeEnvironment', { ComputeResources: { Subnets: [{ Ref: 'Perimeter' }] } }],
    ] as const
  ).map(
    ([Type, Properties]) =>
      [
        'non-compliant',
        `a resource of type ${Type} is in the subnet`,
        secure.without('Nat').with('Store', { Type, Properties }),
      ] as const,
  ),
  ['undetermined', 'no subnet uses the route table', secure.without('Association')],
  [
    'undetermined',
    'the destination is not known',
    secure
      .without('Nat')
      .with('Perimeter.Properties.MapPublicIpOnLaunch', true)
      .with('ToInternet.Properties.DestinationCidrBlock', { Ref: 'Cidr' }),
  ],
]);

test.each([
  ['goes to one network', secure.with('ToInternet.Properties.DestinationCidrBlock', '198.51.100.0/24')],
  ['goes to a VPN gateway', secure.with('ToInternet.Properties.GatewayId', 'vgw-1234')],
  [
    'goes to a NAT gateway',
    secure.without('ToInternet.Properties.GatewayId').with('ToInternet.Properties.NatGatewayId', { Ref: 'Nat' }),
  ],
])('says nothing about a route that %s', (_, { body }) => {
  expect(assessed(body, [rule]).findings).toEqual([]);
});
