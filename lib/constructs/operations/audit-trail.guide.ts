import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import type { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { Duration } from 'aws-cdk-lib/core';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { AuditTrail } from './audit-trail';
import type { AuditTrailProps } from './audit-trail';

const weakened = (scope: Construct, props: Partial<AuditTrailProps>): CfnTrail =>
  new AuditTrail(scope, 'Trail', { organizationId: 'o-a1b2c3d4e5', ...props }).node.defaultChild as CfnTrail;

export default guide({
  construct: 'AuditTrail',
  example: scope => {
    new AuditTrail(scope, 'Trail', { organizationId: 'o-a1b2c3d4e5' });
  },
  defaults: [
    {
      prop: 'isMultiRegionTrail',
      holds: 'all Regions are recorded',
      weakened: scope => weakened(scope, { isMultiRegionTrail: false }),
      reportedBy: ['multi-region-cloudtrail-enabled'],
    },
    {
      prop: 'enableFileValidation',
      holds: 'changes to log files can be told',
      weakened: scope => weakened(scope, { enableFileValidation: false }),
      reportedBy: ['cloud-trail-log-file-validation-enabled'],
    },
    {
      prop: 'managementEvents',
      holds: 'reading is recorded as well as writing',
      weakened: scope => weakened(scope, { managementEvents: ReadWriteType.WRITE_ONLY, dataEvents: false }),
      reportedBy: [
        'cloudtrail-lambda-dataevents-enabled',
        'cloudtrail-management-events-complete',
        'cloudtrail-s3-dataevents-enabled',
        'multi-region-cloudtrail-enabled',
      ],
    },
    {
      prop: 'dataEvents',
      holds: 'each access to objects and each call of a function is recorded',
      weakened: scope => weakened(scope, { dataEvents: false }),
      reportedBy: ['cloudtrail-lambda-dataevents-enabled', 'cloudtrail-s3-dataevents-enabled'],
    },
    {
      prop: 'insightTypes',
      holds: 'unusual activity is looked for',
      weakened: scope => weakened(scope, { insightTypes: [] }),
      reportedBy: ['cloudtrail-insights-enabled'],
    },
    {
      prop: 'sendToCloudWatchLogs',
      holds: 'events go to CloudWatch Logs, for alarms',
      weakened: scope => weakened(scope, { sendToCloudWatchLogs: false }),
      reportedBy: ['cloud-trail-cloud-watch-logs-enabled'],
    },
    {
      prop: 'encryptionKey',
      holds: 'log files are encrypted with a customer managed key of its own',
      weakened: scope => {
        weakened(scope, {}).kmsKeyId = undefined;
      },
      reportedBy: ['cloud-trail-encryption-enabled'],
    },
    {
      prop: 'organizationId',
      holds: 'all accounts of the organization are recorded',
      weakened: scope => weakened(scope, { organizationId: undefined }),
      reportedBy: ['cloudtrail-organization-trail'],
    },
    {
      prop: 'archiveLock',
      holds: 'log files cannot be deleted for six years',
      weakened: scope => weakened(scope, { archiveLock: ObjectLockRetention.governance(Duration.days(1)) }),
      reportedBy: ['cloudtrail-bucket-deletion-prevented'],
    },
  ],
  cost: {
    monthly: '3 USD for keys; a first copy of management events is free, data events cost 0.10 USD for 100,000',
    drivers: ['data events', 'what is kept for six years', 'Insights', 'logs'],
  },
});
