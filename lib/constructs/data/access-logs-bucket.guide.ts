import { BlockPublicAccess } from 'aws-cdk-lib/aws-s3';
import { guide } from '../guide';
import { AccessLogsBucket, accessLogsAcknowledgements } from './access-logs-bucket';
import { PhiBucket } from './phi-bucket';

export default guide({
  construct: 'AccessLogsBucket',
  example: scope => {
    const logs = new AccessLogsBucket(scope, 'Logs');
    logs.takeLogsOf(new PhiBucket(scope, 'Records'), 'records/');
  },
  defaults: [
    {
      prop: 'enforceSSL',
      holds: 'requests without TLS are denied',
      weakened: scope =>
        new AccessLogsBucket(scope, 'Logs', { enforceSSL: false }).takeLogsOf(new PhiBucket(scope, 'Records'), 'records/'),
      reportedBy: ['s3-bucket-ssl-requests-only'],
    },
    {
      prop: 'versioned',
      holds: 'logs that are overwritten can be read',
      weakened: scope =>
        new AccessLogsBucket(scope, 'Logs', { versioned: false }).takeLogsOf(new PhiBucket(scope, 'Records'), 'records/'),
      reportedBy: ['s3-bucket-versioning-enabled'],
    },
    {
      prop: 'blockPublicAccess',
      holds: 'public access is blocked in all four ways',
      weakened: scope =>
        new AccessLogsBucket(scope, 'Logs', { blockPublicAccess: BlockPublicAccess.BLOCK_ACLS_ONLY }).takeLogsOf(
          new PhiBucket(scope, 'Records'),
          'records/',
        ),
      reportedBy: ['s3-bucket-level-public-access-prohibited'],
    },
  ],
  acknowledged: accessLogsAcknowledgements,
  cost: { monthly: 'about 0.02 USD a GB of logs', drivers: ['requests that are logged', 'years that logs are kept'] },
});
