import rule from '../../policies/rules/cloudfront/cloudfront-s3-origin-access-control-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const signed = compliantExample(rule);
const config = 'Portal.Properties.DistributionConfig';

ruleCases(rule, [
  [
    'compliant',
    'its only origin is a server',
    signed.with(`${config}.Origins`, [
      { Id: 'app', DomainName: 'app.example.org', CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } },
    ]),
  ],
  [
    'non-compliant',
    'a second bucket has no access control',
    signed.with(`${config}.Origins.1`, { Id: 'images', DomainName: 'images.s3.us-east-1.amazonaws.com' }),
  ],
  ['non-compliant', 'the access control is empty', signed.with(`${config}.Origins.0.OriginAccessControlId`, '')],
  ...(['never', 'always', 'no-override'] as const).map(
    behavior =>
      [
        behavior === 'never' ? 'non-compliant' : 'compliant',
        `the access control signs: ${behavior}`,
        signed.with('Control.Properties', { OriginAccessControlConfig: { SigningBehavior: behavior } }),
      ] as const,
  ),
  [
    'undetermined',
    'a parameter says whether the access control signs',
    signed.with('Control.Properties', { OriginAccessControlConfig: { SigningBehavior: { Ref: 'Signing' } } }),
  ],
  [
    'non-compliant',
    'a bucket stands there in the older form',
    signed.with(`${config}.S3Origin`, { DNSName: 'pages.s3.amazonaws.com' }),
  ],
]);
