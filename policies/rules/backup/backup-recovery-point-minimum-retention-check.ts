import { rule } from '../../rule';

export default rule({
  id: 'backup-recovery-point-minimum-retention-check',
  title: 'Recovery points are kept for 35 days at least',
  why: 'An intrusion is often found weeks later; by then shorter-lived copies are all of the encrypted data.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::Backup::BackupVault'],

  check: { none: 'A template does not show recovery points; AWS Config looks at each of them itself.' },

  fix: { how: 'Set `deleteAfter` of the rules in the backup plan to 35 days or more.' },
  config: { managedRule: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', parameters: { requiredRetentionDays: '35' } },

  examples: { compliant: [], nonCompliant: [] },
});
