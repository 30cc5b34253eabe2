import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'backup-vault-policy-not-public',
  title: 'Backup vault policy allows nothing to everyone',
  why: 'A statement for everyone lets any account copy backups out of the vault, fill it or start restores from it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.D'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Backup::BackupVault', 'AWS::Backup::LogicallyAirGappedBackupVault'],
  where: vault => vault.property('AccessPolicy').mustBePresent(),

  check: vault => mustNotAllowEveryone(vault.property('AccessPolicy')),

  fix: {
    how: 'Name the principals in `accessPolicy` of `backup.BackupVault`, or limit the statement by `aws:PrincipalOrgID` (`AccessPolicy`).',
  },
  config: {
    none: "AWS Config has no managed rule for vault policies that are public, and AWS's schema of the item of a vault does not list its policy.",
  },

  examples: {
    compliant: [
      {
        when: 'it names an account',
        resources: `
      Vault:
        Type: AWS::Backup::BackupVault
        Properties:
          BackupVaultName: records
          AccessPolicy:
            Statement:
              - { Effect: Allow, Principal: { AWS: arn:aws:iam::111122223333:root }, Action: backup:CopyIntoBackupVault, Resource: '*' }`,
      },
      {
        when: 'everyone of the organization may copy into it',
        resources: `
      Vault:
        Type: AWS::Backup::BackupVault
        Properties:
          BackupVaultName: records
          AccessPolicy:
            Statement:
              - { Effect: Allow, Principal: '*', Action: backup:CopyIntoBackupVault, Resource: '*', Condition: { StringEquals: { aws:PrincipalOrgID: o-clinic } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may copy into it',
        resources: `
      Vault:
        Type: AWS::Backup::BackupVault
        Properties:
          BackupVaultName: records
          AccessPolicy:
            Statement:
              - { Effect: Allow, Principal: '*', Action: backup:CopyIntoBackupVault, Resource: '*' }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is imported',
        resources: `
      Vault:
        Type: AWS::Backup::BackupVault
        Properties:
          BackupVaultName: records
          AccessPolicy:
            Statement:
              - { Effect: Allow, Principal: !ImportValue partners, Action: backup:CopyIntoBackupVault, Resource: '*' }`,
      },
    ],
  },
});
