import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeSelectedForBackup, mustHaveSelections } from '../backup/_selection';
import { mustBackItselfUp } from './_backup';
import { tagOf } from './_tags';

export default rule({
  id: 'efs-in-backup-plan',
  title: 'EFS file systems are in a backup plan',
  why: 'Files that are deleted, overwritten or encrypted by ransomware cannot be restored without a backup.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::EFS::FileSystem'],
  // Where the run has no backup plan, efs-automatic-backups-enabled says what is missing.
  where: fileSystem => anyOf(mustHaveSelections(fileSystem), () => mustBackItselfUp(fileSystem)),

  check: fileSystem =>
    anyOf(mustBackItselfUp(fileSystem), () =>
      mustBeSelectedForBackup({
        resource: fileSystem,
        service: 'elasticfilesystem',
        arnEnd: `file-system/${fileSystem.ref}`,
        tag: key => tagOf(fileSystem, key),
      }),
    ),

  fix: {
    how: 'Set `enableAutomaticBackups: true` on `efs.FileSystem` (`BackupPolicy: { Status: ENABLED }`), or add `backup.BackupResource.fromEfsFileSystem(fileSystem)` to a backup plan.',
    set: { 'Properties.BackupPolicy': { Status: 'ENABLED' } },
  },
  config: { managedRule: 'EFS_IN_BACKUP_PLAN' },

  examples: {
    compliant: [
      {
        when: 'automatic backups put it into the default plan',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          BackupPolicy: { Status: ENABLED }`,
      },
      {
        when: 'a selection names it',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: images
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!GetAtt Images.Arn]`,
      },
      {
        when: 'a selection names a tag that it has',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemTags: [{ Key: Backup, Value: daily }]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: images
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the selection names another tag',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemTags: [{ Key: Name, Value: images }]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: images
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }]`,
      },
    ],
    undetermined: [
      {
        when: 'the selection is imported',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: images
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!ImportValue file-systems]`,
      },
    ],
  },
});
