import { allOf, everyOf, mustNotHold, when } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cloudfront-no-deprecated-ssl-protocols',
  title: 'CloudFront talks to its origins with TLS 1.2',
  why: 'SSL 3 and the first versions of TLS have flaws by which traffic with ePHI can be decrypted between CloudFront and the origin.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  check: distribution =>
    everyOf(distribution.property('DistributionConfig.Origins').items(), origin => {
      const custom = origin.get('CustomOriginConfig');
      const protocols = custom.get('OriginSSLProtocols');
      return when(
        allOf(custom.mustBePresent(), () => mustNotHold(custom.get('OriginProtocolPolicy').mustBe('http-only'), 'no TLS at all')),
        // What applies where nothing is set is not documented, so it counts as open.
        () => allOf(protocols.mustBePresent(), () => everyOf(protocols.items(), protocol => protocol.mustBe('TLSv1.2'))),
      );
    }),

  fix: {
    how: 'Set `originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2]` on `origins.HttpOrigin`, which is its default (`OriginSSLProtocols: [TLSv1.2]`).',
  },
  config: { managedRule: 'CLOUDFRONT_NO_DEPRECATED_SSL_PROTOCOLS' },

  examples: {
    compliant: [
      {
        when: 'its origin is asked with TLS 1.2',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins:
              - Id: app
                DomainName: app.example.org
                CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'TLS 1.0 is allowed too',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins:
              - Id: app
                DomainName: app.example.org
                CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2, TLSv1] }`,
      },
      {
        when: 'no version is set',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins: [{ Id: app, DomainName: app.example.org, CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }]`,
      },
    ],
    undetermined: [
      {
        when: 'the versions are imported',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins:
              - Id: app
                DomainName: app.example.org
                CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: !ImportValue versions }`,
      },
    ],
  },
});
