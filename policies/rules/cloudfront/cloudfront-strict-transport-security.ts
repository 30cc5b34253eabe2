import { undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

/** Managed by AWS, with the header: SecurityHeadersPolicy, and the two that add CORS to it. */
const withHeader =
  /^(?:67f7725c-6f97-4210-82d7-5512b31e9d03|eaab4381-ed33-4a86-88ca-d9558dc6cd63|e61eb60c-9c35-4d20-a928-2b84e02af89c)$/;

/** Managed by AWS, without it: CORS alone. */
const withoutHeader = /^(?:60669652-455b-4ae9-85a4-c4c02393f86c|5cc3b908-e619-4b99-88e5-2cf7f45965bd)$/;

const leastSeconds = 31_536_000;

function mustSendHeader(behavior: Property): Verdict {
  const policy = behavior.get('ResponseHeadersPolicyId');
  const target = policy.target();
  const wanted = 'a policy with Strict-Transport-Security';
  if (target !== undefined) {
    const headers = target.property('ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity');
    return headers.get('AccessControlMaxAgeSec').mustBeAtLeast(leastSeconds);
  }
  const known = policy.mustMatch(withHeader, wanted);
  if (known.status !== 'non-compliant') return known;
  // A policy that is made elsewhere may add it, and so may a function.
  const functions = [behavior.get('FunctionAssociations'), behavior.get('LambdaFunctionAssociations')];
  const isMissing =
    policy.value() === undefined
      ? functions.every(list => list.items().length === 0)
      : policy.mustMatch(withoutHeader, wanted).status === 'compliant';
  return isMissing ? known : undetermined(() => `${policy.state()}; it must be ${wanted}`, policy);
}

export default rule({
  id: 'cloudfront-strict-transport-security',
  title: 'CloudFront tells browsers to use HTTPS only',
  why: 'Without that header the first click on an old link goes out in plain, and whoever shares the network can take over the session of a patient.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(i)'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  // Browsers remember the header for the whole host, so the behavior that serves pages is the one that counts.
  check: distribution => mustSendHeader(distribution.property('DistributionConfig.DefaultCacheBehavior')),

  fix: {
    how: 'Set `responseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS` on `defaultBehavior`, or one of your own with `strictTransportSecurity` (`ResponseHeadersPolicyId`).',
  },
  config: { none: 'It judges a distribution together with its policy for response headers, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'its pages have the policy of AWS for it',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior:
              TargetOriginId: web
              ViewerProtocolPolicy: https-only
              ResponseHeadersPolicyId: 67f7725c-6f97-4210-82d7-5512b31e9d03`,
      },
      {
        when: 'a policy of the template sets the header',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior:
              TargetOriginId: web
              ViewerProtocolPolicy: https-only
              ResponseHeadersPolicyId: !Ref Headers
      Headers:
        Type: AWS::CloudFront::ResponseHeadersPolicy
        Properties:
          ResponseHeadersPolicyConfig:
            Name: headers
            SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, Override: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'no policy is set',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: https-only }`,
      },
      {
        when: 'the policy sets other headers',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior:
              TargetOriginId: web
              ViewerProtocolPolicy: https-only
              ResponseHeadersPolicyId: !Ref Headers
      Headers:
        Type: AWS::CloudFront::ResponseHeadersPolicy
        Properties:
          ResponseHeadersPolicyConfig:
            Name: headers
            SecurityHeadersConfig: { ContentTypeOptions: { Override: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior:
              TargetOriginId: web
              ViewerProtocolPolicy: https-only
              ResponseHeadersPolicyId: !ImportValue Headers`,
      },
      {
        when: 'a function may set the header',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior:
              TargetOriginId: web
              ViewerProtocolPolicy: https-only
              FunctionAssociations: [{ EventType: viewer-response, FunctionARN: headers }]`,
      },
    ],
  },
});
