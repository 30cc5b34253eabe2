import type { Construct } from 'constructs';
import { PhiBackup } from '../data/phi-backup';
import { guide } from '../guide';
import { AuditTrail } from './audit-trail';
import { SecurityBaseline } from './security-baseline';
import type { SecurityBaselineProps } from './security-baseline';

const weakened = (scope: Construct, props: Partial<SecurityBaselineProps>): SecurityBaseline => {
  new PhiBackup(scope, 'Backup');
  const trail = new AuditTrail(scope, 'Trail', { organizationId: 'o-a1b2c3d4e5' });
  return new SecurityBaseline(scope, 'Baseline', { trailEvents: trail.events, ...props });
};

export default guide({
  construct: 'SecurityBaseline',
  example: scope => {
    new PhiBackup(scope, 'Backup');
    const trail = new AuditTrail(scope, 'Trail', { organizationId: 'o-a1b2c3d4e5' });
    new SecurityBaseline(scope, 'Baseline', { trailEvents: trail.events });
  },
  defaults: [
    {
      prop: 'recorder',
      holds: 'AWS Config records the account',
      weakened: scope => weakened(scope, { recorder: false }),
      reportedBy: ['config-recorder-deployed'],
    },
    {
      prop: 'packs',
      holds: 'conformance packs judge what the account holds',
      weakened: scope => weakened(scope, { packs: false }),
      reportedBy: ['config-conformance-pack-deployed'],
    },
    {
      prop: 'guardDuty',
      holds: 'GuardDuty watches the account',
      weakened: scope => weakened(scope, { guardDuty: false }),
      reportedBy: ['guardduty-enabled-centralized'],
    },
    {
      prop: 'guardDuty.features',
      holds: 'all protections of GuardDuty are on',
      weakened: scope => weakened(scope, { guardDuty: { features: [{ name: 'S3_DATA_EVENTS', status: 'DISABLED' }] } }),
      reportedBy: ['guardduty-runtime-monitoring-enabled', 'guardduty-s3-protection-enabled'],
    },
    {
      prop: 'guardDuty.findingPublishingFrequency',
      holds: 'findings come within 15 minutes',
      weakened: scope => weakened(scope, { guardDuty: { findingPublishingFrequency: 'SIX_HOURS' } }),
      reportedBy: ['guardduty-finding-frequency'],
    },
    {
      prop: 'guardDuty.enable',
      holds: 'the detector is on',
      weakened: scope => weakened(scope, { guardDuty: { enable: false } }),
      reportedBy: ['guardduty-detector-enabled'],
    },
    {
      prop: 'securityHub',
      holds: 'Security Hub gathers findings',
      weakened: scope => weakened(scope, { securityHub: false }),
      reportedBy: ['securityhub-enabled'],
    },
    {
      prop: 'securityHub.autoEnableControls',
      holds: 'new controls of Security Hub are on',
      weakened: scope => weakened(scope, { securityHub: { autoEnableControls: false } }),
      reportedBy: ['securityhub-hub-new-controls-enabled'],
    },
    {
      prop: 'macie',
      holds: 'Macie looks for health data in buckets',
      weakened: scope => weakened(scope, { macie: false }),
      reportedBy: ['macie-status-check'],
    },
    {
      prop: 'macie.status',
      holds: 'Macie is not paused',
      weakened: scope => weakened(scope, { macie: { status: 'PAUSED' } }),
      reportedBy: ['macie-status-check'],
    },
    {
      prop: 'externalAccess',
      holds: 'an analyzer reports access from outside',
      weakened: scope => weakened(scope, { externalAccess: false }),
      reportedBy: ['iam-external-access-analyzer-enabled'],
    },
    {
      prop: 'unusedAccess',
      holds: 'an analyzer reports access that nobody uses',
      weakened: scope => weakened(scope, { unusedAccess: false }),
      reportedBy: ['accessanalyzer-unused-access-reported'],
    },
    {
      prop: 'detective',
      holds: 'Detective keeps what an investigation needs',
      weakened: scope => weakened(scope, { detective: false }),
      reportedBy: ['detective-graph-deployed'],
    },
    {
      prop: 'detective.autoEnableMembers',
      holds: 'new accounts of an organization join the graph',
      weakened: scope => weakened(scope, { detective: { autoEnableMembers: false } }),
      reportedBy: ['detective-graph-new-accounts-enabled'],
    },
    {
      prop: 'resourceExplorer',
      holds: 'an index finds what the account holds',
      weakened: scope => weakened(scope, { resourceExplorer: false }),
      reportedBy: ['resourceexplorer2-index-deployed'],
    },
    {
      prop: 'snapshotsKeptPrivate',
      holds: 'nobody shares EBS snapshots with everyone',
      weakened: scope => weakened(scope, { snapshotsKeptPrivate: false }),
      reportedBy: ['ec2-snapshot-block-public-access-deployed'],
    },
    {
      prop: 'trailEvents',
      holds: 'responders are told of what the trail records',
      weakened: scope => weakened(scope, { trailEvents: undefined }),
      reportedBy: ['cloudwatch-audit-alarm-deployed'],
    },
  ],
  cost: {
    monthly:
      '200 to 600 USD for an account with a few dozen resources and little traffic; most is GuardDuty, Detective, Macie and the rules of AWS Config',
    drivers: [
      'events of CloudTrail, flow logs and DNS that GuardDuty and Detective read',
      'evaluations of AWS Config and checks of Security Hub',
      'buckets and data that Macie looks at',
      'roles and users that are analyzed for unused access, 0.20 USD each',
      'Regions',
    ],
  },
});
