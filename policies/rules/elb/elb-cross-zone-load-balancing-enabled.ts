import { rule } from '../../rule';
import { classic } from './_listeners';

export default rule({
  id: 'elb-cross-zone-load-balancing-enabled',
  title: 'Classic Load Balancer spreads requests over all zones',
  why: 'When the servers of one zone fail, a load balancer that keeps to zones goes on sending them their share of patients and clinicians.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: [classic],

  check: balancer => balancer.property('CrossZone').orDefault(false).mustBe(true),

  fix: { how: 'Set `crossZone: true` on `elb.LoadBalancer` (`CrossZone`).', set: { 'Properties.CrossZone': true } },
  config: { managedRule: 'ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is enabled',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Listeners: [], CrossZone: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is not set',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Listeners: [] } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Listeners: [], CrossZone: !Ref CrossZone } }`,
      },
    ],
  },
});
