import { everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'dlm-lifecycle-policy-copies-encrypted',
  title: 'Lifecycle policies encrypt the snapshots that they copy',
  why: 'The copy of an unencrypted snapshot holds ePHI in plain in a second Region, where nobody looks.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '4.M.D'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::DLM::LifecyclePolicy'],
  where: policy => someOf(copiesOf(policy), 'copy to another Region', encrypted => encrypted.mustBePresent()),

  check: policy => everyOf(copiesOf(policy), encrypted => encrypted.mustBe(true)),

  fix: {
    how: 'Set `encrypted: true` in `crossRegionCopyRules` of `dlm.CfnLifecyclePolicy` (`CrossRegionCopyRules[].Encrypted`).',
  },
  config: { none: 'AWS Config does not record lifecycle policies.' },

  examples: {
    compliant: [
      {
        when: 'copies are encrypted',
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
            Schedules: [{ Name: nightly, CreateRule: { Interval: 24 }, RetainRule: { Count: 35 }, CrossRegionCopyRules: [{ Target: us-west-2, Encrypted: true }] }]`,
      },
      {
        when: 'the copies of an event are encrypted',
        resources: `
      Nightly:
        Type: AWS::DLM::LifecyclePolicy
        Properties:
          Description: nightly
          ExecutionRoleArn: arn:aws:iam::111122223333:role/dlm
          State: ENABLED
          PolicyDetails:
            PolicyType: EVENT_BASED_POLICY
            EventSource: { Type: MANAGED_CWE, Parameters: { EventType: shareSnapshot, SnapshotOwner: [111122223333], DescriptionRegex: backup } }
            Actions: [{ Name: copy, CrossRegionCopy: [{ Target: us-west-2, EncryptionConfiguration: { Encrypted: true } }] }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'copies stay as they are',
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
            Schedules: [{ Name: nightly, CreateRule: { Interval: 24 }, RetainRule: { Count: 35 }, CrossRegionCopyRules: [{ Target: us-west-2, Encrypted: false }] }]`,
      },
      {
        when: 'the copies of an event stay as they are',
        resources: `
      Nightly:
        Type: AWS::DLM::LifecyclePolicy
        Properties:
          Description: nightly
          ExecutionRoleArn: arn:aws:iam::111122223333:role/dlm
          State: ENABLED
          PolicyDetails:
            PolicyType: EVENT_BASED_POLICY
            EventSource: { Type: MANAGED_CWE, Parameters: { EventType: shareSnapshot, SnapshotOwner: [111122223333], DescriptionRegex: backup } }
            Actions: [{ Name: copy, CrossRegionCopy: [{ Target: us-west-2, EncryptionConfiguration: { Encrypted: false } }] }]`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether copies are encrypted',
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
            Schedules: [{ Name: nightly, CreateRule: { Interval: 24 }, RetainRule: { Count: 35 }, CrossRegionCopyRules: [{ Target: us-west-2, Encrypted: !ImportValue encrypted }] }]`,
      },
    ],
  },
});

/** What each copy to another Region says of encryption. */
function copiesOf(policy: Resource): readonly Property[] {
  const details = policy.property('PolicyDetails');
  return [
    ...details
      .get('Schedules')
      .items()
      .flatMap(schedule =>
        schedule
          .get('CrossRegionCopyRules')
          .items()
          .map(copy => copy.get('Encrypted')),
      ),
    ...details
      .get('Actions')
      .items()
      .flatMap(action =>
        action
          .get('CrossRegionCopy')
          .items()
          .map(copy => copy.get('EncryptionConfiguration.Encrypted')),
      ),
  ];
}
