import { rule } from '../../rule';

export default rule({
  id: 'kms-key-deletion-window',
  title: 'KMS key waits the longest time before it is deleted',
  why: 'A deleted key makes all ePHI under it unreadable for good; the waiting period is the only time in which that can be noticed and stopped.',
  severity: 'low',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  appliesTo: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],

  check: key => key.property('PendingWindowInDays').orDefault(30).mustBeAtLeast(30),

  fix: {
    how: 'Leave out `pendingWindow` on `kms.Key`, or set it to 30 days (`PendingWindowInDays: 30`).',
    set: { 'Properties.PendingWindowInDays': 30 },
  },
  config: { none: 'The waiting period is a property of the deletion, not of the key, so AWS Config does not record it.' },

  examples: {
    compliant: [
      { when: 'it leaves the period at the 30 days of KMS', resources: 'RecordsKey: { Type: AWS::KMS::Key }' },
      {
        when: 'it waits 30 days',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { PendingWindowInDays: 30 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it waits a week',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { PendingWindowInDays: 7 }`,
      },
    ],
    undetermined: [
      {
        when: 'the period is imported',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { PendingWindowInDays: !ImportValue days }`,
      },
    ],
  },
});
