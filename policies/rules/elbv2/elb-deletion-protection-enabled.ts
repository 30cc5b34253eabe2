import { rule } from '../../rule';
import { loadBalancer, mustSwitchOn } from './_load-balancer';

export default rule({
  id: 'elb-deletion-protection-enabled',
  title: 'Load balancer is protected against deletion',
  why: 'A load balancer that is deleted by mistake takes the clinical applications behind it out of reach until its names and certificates are restored.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: [loadBalancer],

  check: balancer => mustSwitchOn(balancer, 'deletion_protection.enabled'),

  fix: {
    how: 'Set `deletionProtection: true` on the load balancer, in CloudFormation the attribute `deletion_protection.enabled`.',
  },
  config: { managedRule: 'ELB_DELETION_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'the attribute is true',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          LoadBalancerAttributes: [{ Key: deletion_protection.enabled, Value: 'true' }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the attribute is false',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          LoadBalancerAttributes: [{ Key: deletion_protection.enabled, Value: 'false' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the attributes are imported',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { LoadBalancerAttributes: !ImportValue attributes }`,
      },
    ],
  },
});
