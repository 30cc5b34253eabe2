import { allOf, everyOf, when } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { everyViewerPolicy } from './_behaviors';

export default rule({
  id: 'cloudfront-traffic-to-origin-encrypted',
  title: 'CloudFront talks to its origins over HTTPS only',
  why: 'The lock in the browser ends at CloudFront; ePHI that goes on to the origin in plain crosses the internet unprotected.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  // CloudFront uses with a bucket the protocol of the viewer; the rules on viewers and on the bucket see to that.
  check: distribution => {
    const config = distribution.property('DistributionConfig');
    return everyOf([...config.get('Origins').items(), config], origin =>
      allOf(
        when(origin.get('CustomOriginConfig').mustBePresent(), () =>
          mustUseHttps(distribution, origin.get('CustomOriginConfig.OriginProtocolPolicy')),
        ),
        // The older form of an origin stands in the configuration itself.
        when(origin.get('CustomOrigin').mustBePresent(), () =>
          mustUseHttps(distribution, origin.get('CustomOrigin.OriginProtocolPolicy')),
        ),
        when(origin.get('VpcOriginConfig').mustBePresent(), () =>
          origin
            .get('VpcOriginConfig.VpcOriginId')
            .leadsTo(inVpc =>
              mustUseHttps(
                distribution,
                inVpc.property('VpcOriginEndpointConfig.OriginProtocolPolicy').orDefault('match-viewer'),
              ),
            ),
        ),
      ),
    );
  },

  fix: {
    how: 'Set `protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY` on `origins.HttpOrigin` or the origin of the load balancer (`OriginProtocolPolicy: https-only`).',
  },
  config: { managedRule: 'CLOUDFRONT_TRAFFIC_TO_ORIGIN_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'its origin is asked over HTTPS',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins:
              - Id: app
                DomainName: app.example.org
                CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2] }
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: allow-all }`,
      },
      {
        when: 'its origin is asked as viewers ask, and they ask over HTTPS',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins: [{ Id: app, DomainName: app.example.org, CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }]
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: redirect-to-https }`,
      },
    ],
    nonCompliant: [
      {
        when: 'an origin is asked over plain HTTP',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins:
              - { Id: app, DomainName: app.example.org, CustomOriginConfig: { OriginProtocolPolicy: https-only } }
              - { Id: images, DomainName: images.example.org, CustomOriginConfig: { OriginProtocolPolicy: http-only } }
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: https-only }`,
      },
      {
        when: 'its origin is asked as viewers ask, and they may ask over plain HTTP',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins: [{ Id: app, DomainName: app.example.org, CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }]
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: allow-all }`,
      },
    ],
    undetermined: [
      {
        when: 'the protocol is imported',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins: [{ Id: app, DomainName: app.example.org, CustomOriginConfig: { OriginProtocolPolicy: !ImportValue protocol } }]
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: allow-all }`,
      },
    ],
  },
});

function mustUseHttps(distribution: Resource, protocol: Property): Verdict {
  return allOf(protocol.mustBe('https-only', 'match-viewer'), () =>
    when(protocol.mustBe('match-viewer'), () =>
      everyViewerPolicy(distribution, policy => policy.mustBe('https-only', 'redirect-to-https')),
    ),
  );
}
