import { rule } from '../../rule';

export default rule({
  id: 'ec2-resources-in-logically-air-gapped-vault',
  title: 'EC2 instances have a recent copy in an air-gapped vault',
  why: 'Who owns the production account can delete its backups; copies in an air-gapped vault are out of reach.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::Instance'],

  check: { none: 'A template does not show where recovery points lie; AWS Config looks at the vaults itself.' },

  fix: { how: 'Add a copy action to a logically air-gapped vault to the backup plan.' },
  config: { managedRule: 'EC2_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT' },

  examples: { compliant: [], nonCompliant: [] },
});
