import { rule } from '../../rule';

export default rule({
  id: 'ebs-snapshot-block-public-access',
  title: 'Public sharing of EBS snapshots is blocked altogether',
  why: 'A snapshot shared with everyone shows all that was on the disk, ePHI and keys included; blocking new sharing alone leaves the old ones open.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::EC2::SnapshotBlockPublicAccess'],

  check: one => one.property('State').mustBe('block-all-sharing'),

  fix: {
    how: "Set `state: 'block-all-sharing'` on `ec2.CfnSnapshotBlockPublicAccess` (`State`).",
    set: { 'Properties.State': 'block-all-sharing' },
  },
  config: { managedRule: 'EBS_SNAPSHOT_BLOCK_PUBLIC_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'all sharing is blocked',
        resources: `
      Snapshots: { Type: AWS::EC2::SnapshotBlockPublicAccess, Properties: { State: block-all-sharing } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'only new sharing is blocked',
        resources: `
      Snapshots: { Type: AWS::EC2::SnapshotBlockPublicAccess, Properties: { State: block-new-sharing } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Snapshots: { Type: AWS::EC2::SnapshotBlockPublicAccess, Properties: { State: !Ref State } }`,
      },
    ],
  },
});
