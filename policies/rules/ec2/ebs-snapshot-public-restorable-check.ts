import { rule } from '../../rule';

export default rule({
  id: 'ebs-snapshot-public-restorable-check',
  title: 'EBS snapshots are not public',
  why: 'Anybody with an AWS account can make a volume of a public snapshot and read the ePHI on it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::EC2::Volume'],

  check: { none: 'A template does not show who may restore a snapshot; AWS Config looks at the snapshots itself.' },

  fix: {
    how: 'Make the snapshot private, and block public access for snapshots in the settings of the account (`AWS::EC2::SnapshotBlockPublicAccess`).',
  },
  config: { managedRule: 'EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
