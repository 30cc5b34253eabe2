import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { isOfType, listener, loadBalancer, mustSwitchOn } from './_load-balancer';

export default rule({
  id: 'nlb-logging-enabled',
  title: 'Network Load Balancer writes logs of its TLS connections',
  why: 'Where TLS ends at a Network Load Balancer, its log alone shows who connected; without it access to ePHI cannot be traced.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: [loadBalancer],
  // Network Load Balancers log connections of TLS listeners and no others.
  where: balancer =>
    allOf(isOfType(balancer, 'network'), () =>
      someOf(balancer.referredToBy(listener, 'LoadBalancerArn'), 'TLS listener', one =>
        allOf(one.property('LoadBalancerArn').mustReferTo(balancer), () => one.property('Protocol').mustBe('TLS')),
      ),
    ),

  check: balancer => mustSwitchOn(balancer, 'access_logs.s3.enabled'),

  fix: {
    how: 'Call `logAccessLogs(bucket)` on `elbv2.NetworkLoadBalancer`, in CloudFormation set the attributes `access_logs.s3.enabled` and `access_logs.s3.bucket` (`LoadBalancerAttributes`).',
  },
  config: { managedRule: 'NLB_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'access logs go to a bucket',
        resources: `
      Interfaces:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          Type: network
          LoadBalancerAttributes:
            - { Key: access_logs.s3.enabled, Value: 'true' }
            - { Key: access_logs.s3.bucket, Value: interface-access-logs }
      Tls:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { LoadBalancerArn: !Ref Interfaces, Port: 2575, Protocol: TLS, DefaultActions: [] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has a TLS listener and no logs',
        resources: `
      Interfaces: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
      Tls:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { LoadBalancerArn: !Ref Interfaces, Port: 2575, Protocol: TLS, DefaultActions: [] }`,
      },
    ],
    undetermined: [
      {
        when: 'its attributes are imported',
        resources: `
      Interfaces: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, LoadBalancerAttributes: !ImportValue attributes } }
      Tls:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { LoadBalancerArn: !Ref Interfaces, Port: 2575, Protocol: TLS, DefaultActions: [] }`,
      },
    ],
  },
});
