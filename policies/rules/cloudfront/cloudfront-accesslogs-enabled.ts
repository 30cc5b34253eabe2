import { allOf, anyOf, someOf, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cloudfront-accesslogs-enabled',
  title: 'CloudFront logs the requests of viewers',
  why: 'Requests that the cache answers never reach the origin; without access logs nobody can tell who fetched which records.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  check: distribution =>
    anyOf(distribution.property('DistributionConfig.Logging.Bucket').mustBePresent(), () => mustDeliverAccessLogs(distribution)),

  fix: { how: 'Set `enableLogging: true` on `cloudfront.Distribution`, with a `logBucket` (`Logging.Bucket`).' },
  config: { managedRule: 'CLOUDFRONT_ACCESSLOGS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it writes access logs to a bucket',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties: { DistributionConfig: { Enabled: true, Logging: { Bucket: !GetAtt AccessLogs.RegionalDomainName } } }
      AccessLogs: { Type: AWS::S3::Bucket }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it writes no access logs',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties: { DistributionConfig: { Enabled: true } }`,
      },
      {
        when: 'the bucket is empty',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties: { DistributionConfig: { Enabled: true, Logging: { Bucket: '' } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket is imported',
        resources: `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties: { DistributionConfig: { Enabled: true, Logging: { Bucket: !ImportValue log-bucket } } }`,
      },
    ],
  },
});

/** The second version of access logs is a delivery of CloudWatch Logs whose source is the distribution. */
function mustDeliverAccessLogs(distribution: Resource): Verdict {
  return someOf(distribution.referredToBy('AWS::Logs::DeliverySource', 'ResourceArn'), 'access logs', source =>
    allOf(source.property('LogType').mustBe('ACCESS_LOGS'), () => {
      const arn = source.property('ResourceArn');
      // Its ARN is built around the id of a distribution, and which one that is may not be told.
      return anyOf(arn.mustReferTo(distribution), () =>
        undetermined(`${arn.state()}; it must be the ARN of ${distribution.logicalId}`, arn.path),
      );
    }),
  );
}
