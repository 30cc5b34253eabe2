import { compliant, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeManaged } from './_certificate';
import { listener, terminatesTls } from './_load-balancer';

export default rule({
  id: 'elbv2-acm-certificate-required',
  title: 'Load balancer listener uses certificates of AWS Certificate Manager',
  why: 'A certificate that was uploaded by hand expires unseen, and its private key lies wherever it was made; either ends trusted access to ePHI.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: [listener, 'AWS::ElasticLoadBalancingV2::ListenerCertificate'],
  where: one => (one.type === listener ? terminatesTls(one) : compliant),

  check: one => {
    const certificates = one.property('Certificates');
    const items = certificates.items();
    return items.length === 0 ? certificates.mustBePresent() : everyOf(items, item => mustBeManaged(item.get('CertificateArn')));
  },

  fix: {
    how: 'Pass an `acm.Certificate` in `certificates` of the listener, in CloudFormation `Certificates` with the ARN of an AWS::CertificateManager::Certificate.',
  },
  config: { managedRule: 'ELBV2_ACM_CERTIFICATE_REQUIRED' },

  examples: {
    compliant: [
      {
        when: 'its certificate is managed by ACM',
        resources: `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { LoadBalancerArn: !Ref Portal, Port: 443, Protocol: HTTPS, Certificates: [{ CertificateArn: !Ref Certificate }], DefaultActions: [] }
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
      Certificate: { Type: AWS::CertificateManager::Certificate }`,
      },
      {
        when: 'it names an ARN of ACM',
        resources: `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 443
          Protocol: HTTPS
          Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012' }]
          DefaultActions: []
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its certificate was uploaded to IAM',
        resources: `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 443
          Protocol: HTTPS
          Certificates: [{ CertificateArn: 'arn:aws:iam::111122223333:server-certificate/portal' }]
          DefaultActions: []
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { LoadBalancerArn: !Ref Portal, Port: 443, Protocol: HTTPS, Certificates: [{ CertificateArn: !Ref CertificateArn }], DefaultActions: [] }
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }`,
      },
    ],
  },
});
