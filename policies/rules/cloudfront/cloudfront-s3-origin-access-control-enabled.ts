import { allOf, compliant, everyOf, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

/** An access control may say that nothing is signed: CloudFront then asks as anyone would. */
function mustSign(control: Property): Verdict {
  return allOf(
    control.mustBePresent(),
    () => control.target()?.property('OriginAccessControlConfig.SigningBehavior').mustNotBe('never') ?? compliant,
  );
}

export default rule({
  id: 'cloudfront-s3-origin-access-control-enabled',
  title: 'CloudFront signs its requests to S3 origins',
  why: 'A bucket that cannot tell CloudFront from others has to be open, so that everyone can go round the checks of the distribution.',
  severity: 'medium',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  // An origin that is neither a server nor in a VPC is a bucket; an empty `S3OriginConfig` is as good as none.
  check: distribution => {
    const config = distribution.property('DistributionConfig');
    return allOf(
      everyOf(config.get('Origins').items(), origin =>
        when(allOf(origin.get('CustomOriginConfig').mustBeAbsent(), origin.get('VpcOriginConfig').mustBeAbsent()), () =>
          mustSign(origin.get('OriginAccessControlId')),
        ),
      ),
      // The older form of a bucket as origin knows no access control.
      config.get('S3Origin').mustBeAbsent(),
    );
  },

  fix: {
    how: 'Use `origins.S3BucketOrigin.withOriginAccessControl(bucket)` (`OriginAccessControlId`), in place of an origin access identity or a public bucket.',
  },
  config: { managedRule: 'CLOUDFRONT_S3_ORIGIN_ACCESS_CONTROL_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'its bucket is asked with origin access control',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins:
              - Id: pages
                DomainName: !GetAtt Pages.RegionalDomainName
                OriginAccessControlId: !GetAtt Control.Id
                S3OriginConfig: { OriginAccessIdentity: '' }
              - { Id: app, DomainName: app.example.org, CustomOriginConfig: { OriginProtocolPolicy: https-only } }
      Pages: { Type: AWS::S3::Bucket }
      Control: { Type: AWS::CloudFront::OriginAccessControl }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its bucket is asked as anyone would ask',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins: [{ Id: pages, DomainName: pages.s3.us-east-1.amazonaws.com, S3OriginConfig: {} }]`,
      },
      {
        when: 'its bucket is asked with the older origin access identity',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins:
              - Id: pages
                DomainName: pages.s3.us-east-1.amazonaws.com
                S3OriginConfig: { OriginAccessIdentity: origin-access-identity/cloudfront/E127EXAMPLE51Z }`,
      },
    ],
    undetermined: [
      {
        when: 'the access control is imported',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins:
              - { Id: pages, DomainName: pages.s3.us-east-1.amazonaws.com, OriginAccessControlId: !ImportValue control, S3OriginConfig: {} }`,
      },
    ],
  },
});
