import { rule } from '../../rule';
import { isOfType, loadBalancer, mustSwitchOn } from './_load-balancer';

export default rule({
  id: 'alb-http-drop-invalid-header-enabled',
  title: 'Application Load Balancer drops invalid header fields',
  why: 'Malformed headers that are passed on let an attacker smuggle requests past the firewall, into other patients’ sessions.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '7.M.B'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: [loadBalancer],
  where: balancer => isOfType(balancer, 'application'),

  check: balancer => mustSwitchOn(balancer, 'routing.http.drop_invalid_header_fields.enabled'),

  fix: {
    how: 'Set `dropInvalidHeaderFields: true` on `elbv2.ApplicationLoadBalancer`, in CloudFormation the attribute `routing.http.drop_invalid_header_fields.enabled`.',
  },
  config: { managedRule: 'ALB_HTTP_DROP_INVALID_HEADER_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'the attribute is true',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          LoadBalancerAttributes:
            - { Key: deletion_protection.enabled, Value: 'true' }
            - { Key: routing.http.drop_invalid_header_fields.enabled, Value: 'true' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the attribute is not set',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { Type: application }`,
      },
      {
        when: 'the attribute is false',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          LoadBalancerAttributes: [{ Key: routing.http.drop_invalid_header_fields.enabled, Value: 'false' }]`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          LoadBalancerAttributes: [{ Key: routing.http.drop_invalid_header_fields.enabled, Value: !Ref Drop }]`,
      },
    ],
  },
});
