import { rule } from '../../rule';

export default rule({
  id: 'backup-recovery-point-encrypted',
  title: 'Recovery points are encrypted',
  why: 'A copy of the records that is not encrypted is as good as the records for whoever gets hold of it.',
  severity: 'high',
  controls: { hicp: ['4.M.D', '4.M.C'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::Backup::BackupVault'],

  check: { none: 'A template does not show recovery points; AWS Config looks at each of them itself.' },

  fix: {
    how: 'Recovery points take the encryption of their source for some services and that of the vault for others: encrypt both, and copy older ones into an encrypted vault.',
  },
  config: { managedRule: 'BACKUP_RECOVERY_POINT_ENCRYPTED' },

  examples: { compliant: [], nonCompliant: [] },
});
