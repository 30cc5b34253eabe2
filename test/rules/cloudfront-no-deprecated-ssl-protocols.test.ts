import rule from '../../policies/rules/cloudfront/cloudfront-no-deprecated-ssl-protocols';
import { compliantExample, ruleCases } from '../support/rule-cases';

const modern = compliantExample(rule);
const origins = 'Portal.Properties.DistributionConfig.Origins';
const first = {
  Id: 'app',
  DomainName: 'app.example.org',
  CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
};

ruleCases(rule, [
  [
    'compliant',
    'its origin is a bucket',
    modern.with(origins, [{ Id: 'pages', DomainName: 'pages.s3.us-east-1.amazonaws.com', S3OriginConfig: {} }]),
  ],
  [
    'compliant',
    'its origin is asked over plain HTTP, which another rule judges',
    modern.with(`${origins}.0.CustomOriginConfig`, { OriginProtocolPolicy: 'http-only' }),
  ],
  [
    'non-compliant',
    'a second origin is asked with SSL 3',
    modern.with(origins, [
      first,
      {
        Id: 'old',
        DomainName: 'old.example.org',
        CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['SSLv3'] },
      },
    ]),
  ],
  ['non-compliant', 'the list of versions is empty', modern.with(`${origins}.0.CustomOriginConfig.OriginSSLProtocols`, [])],
]);
