import { compliant } from '../../../lib/core';
import { rule } from '../../rule';
import { isOfType, loadBalancer, mustSwitchOn } from './_load-balancer';

const classic = 'AWS::ElasticLoadBalancing::LoadBalancer';

export default rule({
  id: 'elb-logging-enabled',
  title: 'Load balancer writes access logs',
  why: 'The access log is the record of who requested which pages with ePHI; without it a breach cannot be sized or reported.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: [loadBalancer, classic],
  // Network Load Balancers log TLS listeners alone, and gateway load balancers nothing.
  where: balancer => (balancer.type === classic ? compliant : isOfType(balancer, 'application')),

  check: balancer =>
    balancer.type === classic
      ? balancer.property('AccessLoggingPolicy.Enabled').orDefault(false).mustBe(true)
      : mustSwitchOn(balancer, 'access_logs.s3.enabled'),

  fix: {
    how: 'Call `logAccessLogs(bucket)` on `elbv2.ApplicationLoadBalancer`; in CloudFormation the attributes `access_logs.s3.enabled` and `access_logs.s3.bucket`.',
  },
  config: { managedRule: 'ELB_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'access logs go to a bucket',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          LoadBalancerAttributes:
            - { Key: access_logs.s3.enabled, Value: 'true' }
            - { Key: access_logs.s3.bucket, Value: portal-access-logs }`,
      },
      {
        when: 'it is a classic load balancer that logs',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners: []
          AccessLoggingPolicy: { Enabled: true, S3BucketName: portal-access-logs }`,
      },
    ],
    nonCompliant: [
      {
        when: 'no access logs are configured',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { Scheme: internet-facing }`,
      },
      {
        when: 'it is a classic load balancer that does not log',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties: { Listeners: [] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties:
          LoadBalancerAttributes: [{ Key: access_logs.s3.enabled, Value: !Ref Log }]`,
      },
    ],
  },
});
