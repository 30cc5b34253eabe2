import { rule } from '../../rule';

export default rule({
  id: 'secretsmanager-secret-unused',
  title: 'Secrets are in use',
  why: 'A password that nobody uses and nobody misses opens the database all the same.',
  severity: 'low',
  controls: { hicp: ['3.M.C', '3.L.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::SecretsManager::Secret'],

  check: { none: 'A template does not show when a secret was last read; AWS Config looks at each secret itself.' },

  fix: { how: 'Delete the secret, and the login that it is for.' },
  config: { managedRule: 'SECRETSMANAGER_SECRET_UNUSED', parameters: { unusedForDays: '90' } },

  examples: { compliant: [], nonCompliant: [] },
});
