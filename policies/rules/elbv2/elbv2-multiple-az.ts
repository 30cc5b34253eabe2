import { rule } from '../../rule';
import { mustSpanZones } from '../ec2/_availability';
import { isOfType, loadBalancer } from './_load-balancer';

export default rule({
  id: 'elbv2-multiple-az',
  title: 'Network or gateway load balancer stands in two zones or more',
  why: 'A load balancer in one zone takes the applications behind it out of reach when that zone fails, however many servers are left.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: [loadBalancer],
  // An Application Load Balancer with fewer is refused.
  where: balancer => isOfType(balancer, 'network', 'gateway'),

  check: balancer => mustSpanZones(balancer.property('Subnets'), balancer.property('SubnetMappings')),

  fix: { how: 'Give `vpcSubnets` of the load balancer subnets in several zones (`Subnets` or `SubnetMappings`).' },
  config: { managedRule: 'ELBV2_MULTIPLE_AZ' },

  examples: {
    compliant: [
      {
        when: 'it has two subnets',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: [subnet-1, subnet-2] } }`,
      },
      {
        when: 'it has an address in each of two subnets',
        resources: `
      Interfaces:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          Type: network
          SubnetMappings: [{ SubnetId: subnet-1, AllocationId: eipalloc-1 }, { SubnetId: subnet-2, AllocationId: eipalloc-2 }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has one subnet',
        resources: `
      Interfaces: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: [subnet-1] } }`,
      },
      {
        when: 'it has one subnet, which a parameter names',
        resources: `
      Interfaces: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: [!Ref Subnet] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the subnets are a parameter without a default',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: !Ref Subnets } }`,
      },
    ],
  },
});
