import { rule } from '../../rule';

export default rule({
  id: 'rds-snapshot-encrypted',
  title: 'Snapshots of databases are encrypted',
  why: 'A snapshot that is not encrypted holds the records in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C', '4.M.D'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::RDS::DBInstance'],

  check: { none: 'A template does not show snapshots; AWS Config looks at each of them itself.' },

  fix: {
    how: 'Copy the snapshot with a key of KMS and delete the one that is not encrypted; encrypt the database it comes from.',
  },
  config: { managedRule: 'RDS_SNAPSHOT_ENCRYPTED' },

  examples: { compliant: [], nonCompliant: [] },
});
