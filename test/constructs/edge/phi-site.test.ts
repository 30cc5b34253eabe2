import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PhiSite } from '../../../lib/constructs/edge/phi-site';
import type { PhiSiteProps } from '../../../lib/constructs/edge/phi-site';
import guide from '../../../lib/constructs/edge/phi-site.guide';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

const templateWith = (props: Partial<PhiSiteProps>): Template =>
  Template.fromStack(
    stackWith(
      scope =>
        new PhiSite(scope, 'Portal', {
          domainNames: ['portal.clinic.example'],
          certificate: Certificate.fromCertificateArn(scope, 'C', 'arn:aws:acm:us-east-1:111122223333:certificate/1'),
          webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/portal/1',
          ...props,
        }),
    ),
  );

test('logs can be switched off, and no bucket is made for them', () => {
  const template = templateWith({ enableLogging: false });
  expect(Object.keys(template.findResources('AWS::S3::Bucket')).filter(id => id.startsWith('PortalLogs'))).toEqual([]);
});

test('another behavior leaves nothing behind of the one that it replaces', () => {
  const template = templateWith({ defaultBehavior: { origin: new HttpOrigin('api.clinic.example') } });
  template.resourceCountIs('AWS::CloudFront::OriginAccessControl', 0);
  template.resourceCountIs('AWS::CloudFront::ResponseHeadersPolicy', 0);
});
