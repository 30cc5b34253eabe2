import { rule } from '../../rule';

export default rule({
  id: 'docdb-cluster-snapshot-public-prohibited',
  title: 'Snapshots of DocumentDB clusters are not public',
  why: 'Anybody with an AWS account can restore a public snapshot and read every document in it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::DocDB::DBCluster'],

  check: { none: 'A template does not show who may restore a snapshot; AWS Config looks at the snapshots itself.' },

  fix: { how: 'Take `all` off the accounts that may restore the snapshot.' },
  config: { managedRule: 'DOCDB_CLUSTER_SNAPSHOT_PUBLIC_PROHIBITED' },

  examples: { compliant: [], nonCompliant: [] },
});
