import { guardrailsOf } from './guardrail';

const backups = { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.310(d)(2)(iv)'] } as const;

/** What keeps copies, and the keys without which neither copies nor originals can be read. */
export const recovery = guardrailsOf([
  {
    id: 'backup-recovery-points-kept',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Recovery points, backup vaults, their locks and legal holds are not removed',
    why: 'Ransomware deletes the copies before it encrypts the records.',
    breaks:
      'Copies end when their lifecycle says so, and otherwise by an exempt role. Vaults, locks and access policies can be created by all: a lock in compliance mode cannot be weakened, one in governance mode can.',
    exempt: 'exempt roles',
    controls: backups,
    source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html',
    denied: () => ({
      Action: [
        'backup:CancelLegalHold',
        'backup:DeleteBackupVault',
        'backup:DeleteBackupVaultAccessPolicy',
        'backup:DeleteBackupVaultLockConfiguration',
        'backup:DeleteRecoveryPoint',
        'backup:DisassociateBackupVaultMpaApprovalTeam',
        'backup:DisassociateRecoveryPoint',
        'backup:DisassociateRecoveryPointFromParent',
        'backup:UpdateRecoveryPointLifecycle',
      ],
    }),
    denies: [
      { action: 'backup:DeleteRecoveryPoint', resource: 'arn:aws:backup:us-east-1:111122223333:recovery-point:1' },
      { action: 'backup:DeleteBackupVaultLockConfiguration', resource: 'arn:aws:backup:us-east-1:111122223333:backup-vault:phi' },
      { action: 'backup:CancelLegalHold', resource: 'arn:aws:backup:us-east-1:111122223333:legal-hold:1' },
    ],
    leaves: [
      { action: 'backup:StartRestoreJob', resource: 'arn:aws:backup:us-east-1:111122223333:recovery-point:1' },
      { action: 'backup:PutBackupVaultLockConfiguration', resource: 'arn:aws:backup:us-east-1:111122223333:backup-vault:phi' },
      { action: 'backup:UpdateBackupPlan', resource: 'arn:aws:backup:us-east-1:111122223333:backup-plan:1' },
      { action: 'backup:CreateLegalHold' },
      { action: 'backup:StopBackupJob' },
    ],
  },
  {
    id: 'backup-plans-kept',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Backup plans, what they select and which kinds of store they know stay',
    why: 'Copies that are no longer made are missed on the day on which they are needed.',
    breaks: 'Plans can be created and changed by all; stacks that hold plans are deleted by an exempt role.',
    exempt: 'exempt roles',
    controls: backups,
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html',
    denied: () => ({
      Action: [
        'backup:DeleteBackupPlan',
        'backup:DeleteBackupSelection',
        'backup:DeleteRestoreTestingPlan',
        'backup:DeleteRestoreTestingSelection',
        'backup:UpdateGlobalSettings',
        'backup:UpdateRegionSettings',
      ],
    }),
    denies: [
      { action: 'backup:DeleteBackupSelection', resource: 'arn:aws:backup:us-east-1:111122223333:backup-plan:1' },
      { action: 'backup:UpdateRegionSettings' },
    ],
    leaves: [
      { action: 'backup:UpdateBackupPlan', resource: 'arn:aws:backup:us-east-1:111122223333:backup-plan:1' },
      { action: 'backup:CreateBackupSelection', resource: 'arn:aws:backup:us-east-1:111122223333:backup-plan:1' },
      { action: 'backup:DeleteRecoveryPoint', resource: 'arn:aws:backup:us-east-1:111122223333:recovery-point:1' },
    ],
  },
  {
    id: 'kms-keys-not-deleted',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'KMS keys are not deleted, disabled or cut off from their material',
    why: 'A key that is gone takes all ePHI under it along, backups included, for ever.',
    breaks: 'Keys that nobody needs are retired by an exempt role; a stack that is deleted leaves its keys behind.',
    exempt: 'exempt roles',
    controls: { hicp: ['4.M.C', '4.M.D'], hipaa: ['164.312(a)(2)(iv)', '164.308(a)(7)(ii)(A)'] },
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
    denied: () => ({
      Action: [
        'kms:DeleteCustomKeyStore',
        'kms:DeleteImportedKeyMaterial',
        'kms:DisableKey',
        'kms:DisconnectCustomKeyStore',
        'kms:ScheduleKeyDeletion',
      ],
    }),
    denies: [
      {
        action: 'kms:ScheduleKeyDeletion',
        resource: 'arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321',
      },
      { action: 'kms:DisableKey', resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    ],
    leaves: [
      {
        action: 'kms:CancelKeyDeletion',
        resource: 'arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321',
      },
      { action: 'kms:EnableKey', resource: 'arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321' },
      { action: 'kms:CreateKey' },
    ],
  },
]);
