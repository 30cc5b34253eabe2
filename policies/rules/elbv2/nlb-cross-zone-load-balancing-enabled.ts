import { rule } from '../../rule';
import { isOfType, loadBalancer, mustSwitchOn } from './_load-balancer';

export default rule({
  id: 'nlb-cross-zone-load-balancing-enabled',
  title: 'Network Load Balancer spreads connections over all zones',
  why: "When the servers of one zone fail, a load balancer that keeps to zones drops that zone's share of results, images and messages.",
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  from: 'large',
  appliesTo: [loadBalancer],
  where: balancer => isOfType(balancer, 'network'),

  check: balancer => mustSwitchOn(balancer, 'load_balancing.cross_zone.enabled'),

  fix: {
    how: 'Set `crossZoneEnabled: true` on `elbv2.NetworkLoadBalancer`, in CloudFormation the attribute `load_balancing.cross_zone.enabled` (`LoadBalancerAttributes`).',
  },
  config: { managedRule: 'NLB_CROSS_ZONE_LOAD_BALANCING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is enabled',
        resources: `
      Interfaces:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { Type: network, LoadBalancerAttributes: [{ Key: load_balancing.cross_zone.enabled, Value: 'true' }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is not set',
        resources: `
      Interfaces: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }`,
      },
    ],
    undetermined: [
      {
        when: 'the value is a parameter without a default',
        resources: `
      Interfaces:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { Type: network, LoadBalancerAttributes: [{ Key: load_balancing.cross_zone.enabled, Value: !Ref CrossZone }] }`,
      },
    ],
  },
});
