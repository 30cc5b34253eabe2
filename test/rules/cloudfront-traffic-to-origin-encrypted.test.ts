import rule from '../../policies/rules/cloudfront/cloudfront-traffic-to-origin-encrypted';
import { compliantExample, ruleCases } from '../support/rule-cases';

const https = compliantExample(rule);
const matching = compliantExample(rule, 1);
const config = 'Portal.Properties.DistributionConfig';
const inVpc = https
  .with(`${config}.Origins`, [
    { Id: 'app', DomainName: 'app.internal', VpcOriginConfig: { VpcOriginId: { 'Fn::GetAtt': ['App', 'Id'] } } },
  ])
  .with('App', {
    Type: 'AWS::CloudFront::VpcOrigin',
    Properties: { VpcOriginEndpointConfig: { OriginProtocolPolicy: 'https-only' } },
  });

ruleCases(rule, [
  [
    'compliant',
    'its origin in a VPC is asked as viewers ask by default, and they ask over HTTPS',
    inVpc
      .with('App.Properties.VpcOriginEndpointConfig', { Name: 'app' })
      .with(`${config}.DefaultCacheBehavior.ViewerProtocolPolicy`, 'https-only'),
  ],
  [
    'compliant',
    'its origin is a bucket',
    https.with(`${config}.Origins`, [{ Id: 'pages', DomainName: 'pages.s3.us-east-1.amazonaws.com', S3OriginConfig: {} }]),
  ],
  ['compliant', 'its origin in a VPC is asked over HTTPS', inVpc],
  [
    'non-compliant',
    'its origin in a VPC is asked as viewers ask by default',
    inVpc.with('App.Properties.VpcOriginEndpointConfig', { Name: 'app' }),
  ],
  [
    'non-compliant',
    'one path lets viewers ask over plain HTTP',
    matching.with(`${config}.CacheBehaviors`, [{ PathPattern: '/x', ViewerProtocolPolicy: 'allow-all' }]),
  ],
  [
    'non-compliant',
    'an origin of the older form is asked over plain HTTP',
    https.with(`${config}.CustomOrigin`, { DNSName: 'a.example.org', OriginProtocolPolicy: 'http-only' }),
  ],
  [
    'undetermined',
    'its origin in a VPC is imported',
    inVpc.with(`${config}.Origins.0.VpcOriginConfig.VpcOriginId`, { 'Fn::ImportValue': 'origin' }),
  ],
]);
