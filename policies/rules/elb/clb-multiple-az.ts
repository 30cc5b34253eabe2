import { rule } from '../../rule';
import { mustSpanZones } from '../ec2/_availability';
import { classic } from './_listeners';

export default rule({
  id: 'clb-multiple-az',
  title: 'Classic Load Balancer stands in two zones or more',
  why: 'A load balancer in one zone takes the applications behind it out of reach when that zone fails, however many servers are left.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: [classic],

  check: balancer => mustSpanZones(balancer.property('Subnets'), balancer.property('AvailabilityZones')),

  fix: {
    how: 'Give `elb.CfnLoadBalancer` a subnet of each zone in `subnets` (`Subnets`), or move to `elbv2.ApplicationLoadBalancer`.',
  },
  config: { managedRule: 'CLB_MULTIPLE_AZ' },

  examples: {
    compliant: [
      {
        when: 'it has two subnets',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Listeners: [], Subnets: [subnet-1, subnet-2] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has one subnet',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Listeners: [], Subnets: [subnet-1] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the zones are those of the account',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Listeners: [], AvailabilityZones: !GetAZs '' } }`,
      },
    ],
  },
});
