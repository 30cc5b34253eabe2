import { rule } from '../../rule';

export default rule({
  id: 'cloudfront-associated-with-waf',
  title: 'CloudFront stands behind a web application firewall',
  why: 'A portal on the internet is attacked all the time; without a firewall every injection and guessed login reaches the application.',
  severity: 'medium',
  controls: { hicp: ['6.M.C', '6.M.A'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  check: distribution => distribution.property('DistributionConfig.WebACLId').mustBePresent(),

  fix: {
    how: 'Set `webAclId` on `cloudfront.Distribution` to the ARN of a `wafv2.CfnWebACL` with scope CLOUDFRONT (`WebACLId`).',
  },
  config: { managedRule: 'CLOUDFRONT_ASSOCIATED_WITH_WAF' },

  examples: {
    compliant: [
      {
        when: 'it names a web ACL',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties: { DistributionConfig: { Enabled: true, WebACLId: !GetAtt Firewall.Arn } }
      Firewall:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: CLOUDFRONT, DefaultAction: { Allow: {} } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no web ACL',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties: { DistributionConfig: { Enabled: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'the web ACL is imported',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties: { DistributionConfig: { Enabled: true, WebACLId: !ImportValue firewall } }`,
      },
    ],
  },
});
