import { allOf, someOf } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { denyDeletion } from './_access-policy';

export default rule({
  id: 'backup-recovery-point-manual-deletion-disabled',
  title: 'Backup vault policy denies the deletion of recovery points',
  why: 'Without the denial, any login with broad permissions can delete the backups from which records are to be restored.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Backup::BackupVault'],

  check: vault =>
    someOf(statementsOf(vault.property('AccessPolicy')), 'statement that denies everyone to delete recovery points', statement =>
      allOf(
        statement.mustDeny(),
        () => statement.mustApplyToEveryone(),
        () =>
          statement.mustCoverAction(
            'backup:DeleteRecoveryPoint',
            'backup:UpdateRecoveryPointLifecycle',
            'backup:PutBackupVaultAccessPolicy',
          ),
        () => statement.mustCoverResource('*'),
        () => statement.mustBeUnconditional(),
      ),
    ),

  fix: {
    how: 'Set `accessPolicy` on `backup.BackupVault` to the statement of the first example (`AccessPolicy`); `blockRecoveryPointDeletion` leaves out `backup:PutBackupVaultAccessPolicy`, by which the denial itself could be taken away.',
    set: { 'Properties.AccessPolicy': denyDeletion },
  },
  config: { managedRule: 'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'its policy denies deletion, a shorter life and a change of the policy',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties:
          BackupVaultName: records
          AccessPolicy:
            Statement:
              - Effect: Deny
                Principal: '*'
                Action: [backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle, backup:PutBackupVaultAccessPolicy]
                Resource: '*'`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no policy',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records }`,
      },
      {
        when: 'the policy itself can be changed',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties:
          BackupVaultName: records
          AccessPolicy:
            Statement:
              - Effect: Deny
                Principal: { AWS: '*' }
                Action: [backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle]
                Resource: '*'`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, AccessPolicy: !ImportValue vault-policy }`,
      },
    ],
  },
});
