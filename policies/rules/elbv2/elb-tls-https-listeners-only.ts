import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'elb-tls-https-listeners-only',
  title: 'Classic Load Balancer listens with TLS only',
  why: 'A classic load balancer cannot redirect, so whatever it accepts over HTTP or TCP, ePHI included, crosses the network in the clear.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::ElasticLoadBalancing::LoadBalancer'],

  check: balancer =>
    everyOf(balancer.property('Listeners').items(), one => one.get('Protocol').mustMatch(/^(?:https|ssl)$/i, 'HTTPS or SSL')),

  fix: {
    how: 'Move to `elbv2.ApplicationLoadBalancer`; else set `externalProtocol: elb.LoadBalancingProtocol.HTTPS` and a certificate on every listener.',
  },
  config: { managedRule: 'ELB_TLS_HTTPS_LISTENERS_ONLY' },

  examples: {
    compliant: [
      {
        when: 'its listeners are HTTPS',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners:
            - { LoadBalancerPort: '443', InstancePort: '8443', Protocol: HTTPS, SSLCertificateId: 'arn:aws:acm:us-east-1:111122223333:certificate/1234' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'one listener is HTTP',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners:
            - { LoadBalancerPort: '443', InstancePort: '8443', Protocol: https, SSLCertificateId: 'arn:aws:acm:us-east-1:111122223333:certificate/1234' }
            - { LoadBalancerPort: '80', InstancePort: '8080', Protocol: http }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8443', Protocol: !Ref Protocol }] }`,
      },
    ],
  },
});
