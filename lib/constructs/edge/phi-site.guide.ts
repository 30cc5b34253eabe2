import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SecurityPolicyProtocol } from 'aws-cdk-lib/aws-cloudfront';
import type { CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { objectPathAcknowledgement } from '../access/workload-role';
import { replicaAcknowledgements } from '../data/phi-bucket';
import { guide } from '../guide';
import { PhiSite } from './phi-site';
import type { PhiSiteProps } from './phi-site';

const weakened = (scope: Construct, props: Partial<PhiSiteProps>): PhiSite =>
  new PhiSite(scope, 'Portal', {
    domainNames: ['portal.clinic.example'],
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', 'arn:aws:acm:us-east-1:111122223333:certificate/portal'),
    webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/portal/0123',
    ...props,
  });

export default guide({
  construct: 'PhiSite',
  example: scope => {
    const certificate = Certificate.fromCertificateArn(
      scope,
      'Certificate',
      'arn:aws:acm:us-east-1:111122223333:certificate/portal',
    );
    new PhiSite(scope, 'Portal', {
      domainNames: ['portal.clinic.example'],
      certificate,
      webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/portal/0123',
    });
  },
  defaults: [
    {
      prop: 'minimumProtocolVersion',
      holds: 'viewers use TLS 1.2 or newer',
      weakened: scope => weakened(scope, { minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_1_2016 }),
      reportedBy: ['cloudfront-security-policy-check'],
    },
    {
      prop: 'webAclId',
      holds: 'a web ACL filters requests',
      weakened: scope => {
        (weakened(scope, {}).node.defaultChild as CfnDistribution).addPropertyDeletionOverride('DistributionConfig.WebACLId');
      },
      reportedBy: ['cloudfront-associated-with-waf'],
    },
    {
      prop: 'defaultBehavior',
      holds: 'viewers use HTTPS',
      weakened: scope => {
        (weakened(scope, {}).node.defaultChild as CfnDistribution).addPropertyOverride(
          'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy',
          'allow-all',
        );
      },
      reportedBy: ['cloudfront-viewer-policy-https'],
    },
    {
      prop: 'logBucket',
      holds: 'requests are logged',
      weakened: scope => {
        (weakened(scope, {}).node.defaultChild as CfnDistribution).addPropertyDeletionOverride('DistributionConfig.Logging');
      },
      reportedBy: ['cloudfront-accesslogs-enabled', 's3-bucket-acl-prohibited'],
    },
  ],
  acknowledged: [...replicaAcknowledgements, objectPathAcknowledgement],
  cost: { monthly: '2 USD for keys, and about 0.09 USD a GB shown', drivers: ['gigabytes and requests', 'the web ACL', 'logs'] },
});
