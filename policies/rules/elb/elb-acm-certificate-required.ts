import { everyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeManaged } from '../elbv2/_certificate';
import { classic, isSecure, secureListeners } from './_listeners';

export default rule({
  id: 'elb-acm-certificate-required',
  title: 'Classic Load Balancer uses certificates of AWS Certificate Manager',
  why: 'A certificate that was uploaded by hand expires unseen, and its private key lies wherever it was made; either ends trusted access to ePHI.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: [classic],
  where: balancer => someOf(balancer.property('Listeners').items(), 'listener with TLS', isSecure),

  check: balancer =>
    everyOf(secureListeners(balancer), one =>
      one.get('SSLCertificateId').mustBePresent().status === 'non-compliant'
        ? one.get('SSLCertificateId').mustBePresent()
        : mustBeManaged(one.get('SSLCertificateId')),
    ),

  fix: {
    how: 'Move to `elbv2.ApplicationLoadBalancer` with an `acm.Certificate`; else give each secure listener its ARN in `sslCertificateArn` (`Listeners` with `SSLCertificateId`).',
  },
  config: { managedRule: 'ELB_ACM_CERTIFICATE_REQUIRED' },

  examples: {
    compliant: [
      {
        when: 'the certificate is of ACM',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners:
            - { LoadBalancerPort: '443', InstancePort: '8443', Protocol: HTTPS, SSLCertificateId: !Ref Certificate }
      Certificate: { Type: AWS::CertificateManager::Certificate, Properties: { DomainName: portal.clinic.example } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the certificate was uploaded to IAM',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners:
            - { LoadBalancerPort: '443', InstancePort: '8443', Protocol: HTTPS, SSLCertificateId: 'arn:aws:iam::111122223333:server-certificate/portal' }`,
      },
      {
        when: 'a secure listener names none',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners: [{ LoadBalancerPort: '443', InstancePort: '8443', Protocol: SSL }]`,
      },
    ],
    undetermined: [
      {
        when: 'the certificate is a parameter without a default',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners: [{ LoadBalancerPort: '443', InstancePort: '8443', Protocol: HTTPS, SSLCertificateId: !Ref CertificateArn }]`,
      },
    ],
  },
});
