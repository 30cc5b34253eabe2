import { rule } from '../../rule';

export default rule({
  id: 'rds-mysql-instance-encrypted-in-transit',
  title: 'Connections to running MySQL instances are encrypted',
  why: 'Connections without TLS show the records to whoever reads along in the network.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'large',
  appliesTo: ['AWS::RDS::DBInstance'],

  check: {
    none: 'A template does not show the parameters that a running instance applies; AWS Config looks at each instance itself.',
  },

  fix: { how: 'Set `require_secure_transport` to 1 in the parameter group of the instance.' },
  config: { managedRule: 'RDS_MYSQL_INSTANCE_ENCRYPTED_IN_TRANSIT' },

  examples: { compliant: [], nonCompliant: [] },
});
