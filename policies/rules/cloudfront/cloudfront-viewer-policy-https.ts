import { rule } from '../../rule';
import { everyViewerPolicy } from './_behaviors';

export default rule({
  id: 'cloudfront-viewer-policy-https',
  title: 'CloudFront serves viewers over HTTPS only',
  why: 'Over plain HTTP, what patients see and enter in a portal, session cookies included, can be read or changed on the way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'small',
  appliesTo: ['AWS::CloudFront::Distribution'],

  check: distribution => everyViewerPolicy(distribution, policy => policy.mustBe('https-only', 'redirect-to-https')),

  fix: {
    how: 'Set `viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS` in `defaultBehavior` and each of `additionalBehaviors` (`ViewerProtocolPolicy`).',
  },
  config: { managedRule: 'CLOUDFRONT_VIEWER_POLICY_HTTPS' },

  examples: {
    compliant: [
      {
        when: 'every behavior wants or leads to HTTPS',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: redirect-to-https }
            CacheBehaviors: [{ PathPattern: /api/*, TargetOriginId: app, ViewerProtocolPolicy: https-only }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the default behavior allows plain HTTP',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: allow-all }`,
      },
      {
        when: 'one path allows plain HTTP',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: https-only }
            CacheBehaviors: [{ PathPattern: /images/*, TargetOriginId: app, ViewerProtocolPolicy: allow-all }]`,
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
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: !ImportValue viewer-policy }`,
      },
    ],
  },
});
