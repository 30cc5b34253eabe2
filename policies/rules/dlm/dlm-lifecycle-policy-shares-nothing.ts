import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'dlm-lifecycle-policy-shares-nothing',
  title: 'Lifecycle policies share no snapshots with other accounts',
  why: 'A snapshot that is shared can be copied by the other account, and the ePHI in it stays there when sharing ends.',
  severity: 'low',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'large',
  appliesTo: ['AWS::DLM::LifecyclePolicy'],
  where: policy => policy.property('PolicyDetails.Schedules').mustBePresent(),

  check: policy =>
    everyOf(policy.property('PolicyDetails.Schedules').items(), schedule =>
      everyOf(schedule.get('ShareRules').items(), share => share.get('TargetAccounts').mustBeAbsent()),
    ),

  fix: {
    how: 'Leave `shareRules` out of the schedules of `dlm.CfnLifecyclePolicy` (`ShareRules`), and copy backups to another account with AWS Backup, under the lock of a vault.',
  },
  config: { none: 'AWS Config does not record lifecycle policies.' },

  examples: {
    compliant: [
      {
        when: 'it shares with nobody',
        resources: `
      Nightly:
        Type: AWS::DLM::LifecyclePolicy
        Properties:
          Description: nightly
          ExecutionRoleArn: arn:aws:iam::111122223333:role/dlm
          State: ENABLED
          PolicyDetails:
            PolicyType: EBS_SNAPSHOT_MANAGEMENT
            ResourceTypes: [VOLUME]
            TargetTags: [{ Key: Backup, Value: daily }]
            Schedules: [{ Name: nightly, CreateRule: { Interval: 24 }, RetainRule: { Count: 35 } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it shares with an account',
        resources: `
      Nightly:
        Type: AWS::DLM::LifecyclePolicy
        Properties:
          Description: nightly
          ExecutionRoleArn: arn:aws:iam::111122223333:role/dlm
          State: ENABLED
          PolicyDetails:
            PolicyType: EBS_SNAPSHOT_MANAGEMENT
            ResourceTypes: [VOLUME]
            TargetTags: [{ Key: Backup, Value: daily }]
            Schedules: [{ Name: nightly, CreateRule: { Interval: 24 }, RetainRule: { Count: 35 }, ShareRules: [{ TargetAccounts: ['111122223333'], UnshareInterval: 7, UnshareIntervalUnit: DAYS }] }]`,
      },
    ],
    undetermined: [
      {
        when: 'the accounts are imported',
        resources: `
      Nightly:
        Type: AWS::DLM::LifecyclePolicy
        Properties:
          Description: nightly
          ExecutionRoleArn: arn:aws:iam::111122223333:role/dlm
          State: ENABLED
          PolicyDetails:
            PolicyType: EBS_SNAPSHOT_MANAGEMENT
            ResourceTypes: [VOLUME]
            TargetTags: [{ Key: Backup, Value: daily }]
            Schedules: [{ Name: nightly, CreateRule: { Interval: 24 }, RetainRule: { Count: 35 }, ShareRules: [{ TargetAccounts: !ImportValue accounts }] }]`,
      },
    ],
  },
});
