import { rule } from '../../rule';

export default rule({
  id: 'neptune-cluster-snapshot-public-prohibited',
  title: 'Snapshots of Neptune clusters are not public',
  why: 'Anybody with an AWS account can restore a public snapshot and read the graph of patients in it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Neptune::DBCluster'],

  check: { none: 'A template does not show who may restore a snapshot; AWS Config looks at the snapshots itself.' },

  fix: { how: 'Take `all` off the accounts that may restore the snapshot.' },
  config: { managedRule: 'NEPTUNE_CLUSTER_SNAPSHOT_PUBLIC_PROHIBITED' },

  examples: { compliant: [], nonCompliant: [] },
});
