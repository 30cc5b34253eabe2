import { rule } from '../../rule';

export default rule({
  id: 'rds-snapshots-public-prohibited',
  title: 'Snapshots of databases are not public',
  why: 'Anybody with an AWS account can restore a public snapshot and read every record in it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBInstance'],

  check: { none: 'A template does not show who may restore a snapshot; AWS Config looks at the snapshots itself.' },

  fix: { how: 'Take `all` off the accounts that may restore the snapshot.' },
  config: { managedRule: 'RDS_SNAPSHOTS_PUBLIC_PROHIBITED' },

  examples: { compliant: [], nonCompliant: [] },
});
