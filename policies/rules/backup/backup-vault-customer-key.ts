import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'backup-vault-customer-key',
  title: 'Backup vault is encrypted with a customer managed KMS key',
  why: 'Backups under the key of AWS cannot be copied to another account, and access to the ePHI in them cannot be withdrawn through the key.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Backup::BackupVault'],

  check: vault => mustBeCustomerKey(vault.property('EncryptionKeyArn').orDefault('alias/aws/backup')),

  fix: { how: 'Set `encryptionKey` on `backup.BackupVault` to a `kms.Key` (`EncryptionKeyArn`); that replaces the vault.' },
  config: {
    none: 'BACKUP_RECOVERY_POINT_ENCRYPTED judges recovery points, and any key satisfies it; the item of a vault names a key by its ARN, which does not tell whose it is.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, EncryptionKeyArn: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      RecordsVault:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: records, EncryptionKeyArn: !ImportValue vault-key }`,
      },
    ],
  },
});
