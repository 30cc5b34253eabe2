import { rule } from '../../rule';

export default rule({
  id: 'secretsmanager-scheduled-rotation-success-check',
  title: 'Scheduled rotations of secrets succeed',
  why: 'A rotation that fails in silence leaves a password in use that everybody believes changed.',
  severity: 'medium',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::SecretsManager::Secret'],

  check: { none: 'A template does not show whether a rotation succeeded; AWS Config looks at each secret itself.' },

  fix: { how: 'Read the log of the rotation function, mend what it says, and rotate now.' },
  config: { managedRule: 'SECRETSMANAGER_SCHEDULED_ROTATION_SUCCESS_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
