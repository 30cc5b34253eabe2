import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cloudfront-security-policy-check',
  title: 'CloudFront asks viewers for TLS 1.2 or later',
  why: 'Older versions of TLS have flaws by which traffic with ePHI can be decrypted.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  // With the certificate of CloudFront, also where none is named, the version is TLSv1 whatever is set.
  check: distribution => {
    const certificate = distribution.property('DistributionConfig.ViewerCertificate');
    return allOf(
      certificate.get('CloudFrontDefaultCertificate').orDefault(false).mustBe(false),
      certificate
        .get('MinimumProtocolVersion')
        .orDefault('TLSv1')
        .mustMatch(/^TLSv1\.[23]_\d{4}$/, 'a policy of TLSv1.2 or later'),
    );
  },

  fix: {
    how: 'Set `certificate` on `cloudfront.Distribution` to one of your own domain and leave `minimumProtocolVersion` at its default (`ViewerCertificate.MinimumProtocolVersion: TLSv1.2_2021`).',
  },
  config: { managedRule: 'CLOUDFRONT_SECURITY_POLICY_CHECK' },

  examples: {
    compliant: [
      {
        when: 'its certificate comes with a policy of TLS 1.2',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            ViewerCertificate:
              AcmCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3
              SslSupportMethod: sni-only
              MinimumProtocolVersion: TLSv1.2_2021`,
      },
    ],
    nonCompliant: [
      {
        when: 'it uses the certificate of CloudFront by saying nothing',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties: { DistributionConfig: { Enabled: true } }`,
      },
      {
        when: 'it uses the certificate of CloudFront, which overrides the policy',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: TLSv1.2_2021 }`,
      },
      {
        when: 'the policy allows TLS 1.1',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            ViewerCertificate: { AcmCertificateArn: !Ref Certificate, SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.1_2016 }
      Certificate:
        Type: AWS::CertificateManager::Certificate
        Properties: { DomainName: portal.example.org }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            ViewerCertificate: { IamCertificateId: portal, MinimumProtocolVersion: !ImportValue tls }`,
      },
    ],
  },
});
