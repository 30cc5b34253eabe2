import { everyOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { isOfType, loadBalancer } from './_load-balancer';

export default rule({
  id: 'alb-desync-mode-check',
  title: 'Application Load Balancer mitigates HTTP desync',
  why: 'In monitor mode, requests that front end and server read differently pass, and one visitor’s request can end up in another patient’s session.',
  severity: 'medium',
  controls: { hicp: ['7.M.B'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: [loadBalancer],
  where: balancer => isOfType(balancer, 'application'),

  // Defensive is what applies where the attribute is not listed.
  check: balancer =>
    everyOf(balancer.property('LoadBalancerAttributes').items(), attribute =>
      when(attribute.get('Key').mustBe('routing.http.desync_mitigation_mode'), () =>
        attribute.get('Value').mustBe('defensive', 'strictest'),
      ),
    ),

  fix: {
    how: 'Set `desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE` on `elbv2.ApplicationLoadBalancer`, in CloudFormation the attribute `routing.http.desync_mitigation_mode`.',
  },
  config: { managedRule: 'ALB_DESYNC_MODE_CHECK', parameters: { desyncMode: 'defensive,strictest' } },

  examples: {
    compliant: [
      {
        when: 'it leaves the default',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }`,
      },
      {
        when: 'the mode is strictest',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { LoadBalancerAttributes: [{ Key: routing.http.desync_mitigation_mode, Value: strictest }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the mode is monitor',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { LoadBalancerAttributes: [{ Key: routing.http.desync_mitigation_mode, Value: monitor }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { LoadBalancerAttributes: [{ Key: routing.http.desync_mitigation_mode, Value: !Ref Mode }] }`,
      },
    ],
  },
});
