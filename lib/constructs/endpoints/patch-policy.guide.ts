import { Duration } from 'aws-cdk-lib/core';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { PhiBucket } from '../data/phi-bucket';
import { guide } from '../guide';
import { PatchPolicy, serversAcknowledgement } from './patch-policy';
import type { PatchPolicyProps } from './patch-policy';

const weakened = (scope: Construct, props: Partial<PatchPolicyProps>): PatchPolicy =>
  new PatchPolicy(scope, 'Patches', { operatingSystems: ['AMAZON_LINUX_2023', 'WINDOWS'], patchGroups: ['clinic'], ...props });

export default guide({
  construct: 'PatchPolicy',
  example: scope => {
    new PatchPolicy(scope, 'Patches', { operatingSystems: ['AMAZON_LINUX_2023', 'WINDOWS'], patchGroups: ['clinic'] });
  },
  defaults: [
    {
      prop: 'criticalWithin, importantWithin, moderateWithin, lowWithin',
      holds: 'patches are installed within 14, 30, 90 and 180 days, by severity',
      weakened: scope => weakened(scope, { criticalWithin: Duration.days(60) }),
      reportedBy: ['ssm-patch-baseline-meets-deadlines'],
    },
    {
      prop: 'defaultBaseline, patchGroups',
      holds: 'all servers follow the baselines',
      weakened: scope => {
        for (const baseline of Object.values(weakened(scope, { defaultBaseline: false }).baselines))
          baseline.patchGroups = undefined;
      },
      reportedBy: ['ssm-patch-baseline-assigned'],
    },
    {
      prop: 'windowSchedule',
      holds: 'patches are installed every week',
      weakened: scope => weakened(scope, { windowSchedule: 'cron(0 3 1 1/3 ? *)' }),
      reportedBy: ['ssm-patching-at-least-monthly'],
    },
    {
      prop: 'window (end of your own)',
      holds: 'windows go on for good',
      weakened: scope => {
        weakened(scope, {}).window.endDate = '2027-01-01T00:00:00Z';
      },
      reportedBy: ['ssm-maintenance-window-unlimited'],
    },
    {
      prop: 'rebootIfNeeded',
      holds: 'servers restart within the window where a patch asks for it',
      weakened: scope => weakened(scope, { rebootIfNeeded: false }),
      reportedBy: ['ssm-patch-install-restarts'],
    },
    {
      prop: 'scanSchedule',
      holds: 'all managed servers are searched for missing patches every day',
      weakened: scope => {
        weakened(scope, {}).scan.scheduleExpression = undefined;
      },
      reportedBy: ['ssm-association-scheduled'],
    },
    {
      prop: 'scan (severity of your own)',
      holds: 'failures of scans are reported as high',
      weakened: scope => {
        weakened(scope, {}).scan.complianceSeverity = undefined;
      },
      reportedBy: ['ssm-association-compliance-severity-set'],
    },
    {
      prop: 'outputBucket',
      holds: 'what scans and installations print is kept encrypted with a key of its own',
      weakened: scope =>
        weakened(scope, { outputBucket: new PhiBucket(scope, 'Prints', { encryption: BucketEncryption.S3_MANAGED }) }),
      reportedBy: ['s3-default-encryption-kms'],
    },
    {
      prop: 'nonComplianceTopic',
      holds: 'news of servers is encrypted with a key of its own',
      weakened: scope => weakened(scope, { nonComplianceTopic: new Topic(scope, 'News', { enforceSSL: true }) }),
      reportedBy: ['sns-encrypted-kms'],
    },
  ],
  acknowledged: [serversAcknowledgement],
  cost: {
    monthly: '5 USD for keys; Patch Manager is free for servers on EC2',
    drivers: ['servers elsewhere, at about 5 USD each in the advanced tier', 'output that is kept'],
  },
});
