import { mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeSelectedForBackup } from '../backup/_selection';

export default rule({
  id: 'fsx-resources-protected-by-backup-plan',
  title: 'FSx file systems are in a backup plan',
  why: 'The backups that FSx makes by itself go with the file system and stay in its account; a backup plan keeps copies under its own retention, lock and account.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::FSx::FileSystem'],
  where: fileSystem =>
    mustNotHold(fileSystem.property('FileSystemType').mustBe('ONTAP'), 'AWS Backup selects the volumes of ONTAP'),

  check: fileSystem => mustBeSelectedForBackup({ resource: fileSystem, service: 'fsx', arnEnd: `file-system/${fileSystem.ref}` }),

  fix: {
    how: 'Add `backup.BackupResource.fromArn(...)` with the ARN of the file system to a selection of the `backup.BackupPlan` (`AWS::Backup::BackupSelection`). Where the plan is in another stack, check both together.',
  },
  config: { managedRule: 'FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN' },

  examples: {
    compliant: [
      {
        when: 'a selection names its ARN',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: images
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!GetAtt Images.ResourceARN]`,
      },
      {
        when: 'a selection takes all file systems',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: OPENZFS
          SubnetIds: [subnet-1]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: images
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: ['arn:aws:fsx:*:*:file-system/*']`,
      },
    ],
    nonCompliant: [
      {
        when: 'the only selection is of tables',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: images
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: ['arn:aws:dynamodb:*:*:table/*']`,
      },
    ],
    undetermined: [
      {
        when: 'no selection is in the run',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]`,
      },
      {
        when: 'the ARN is imported',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
      Nightly:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: plan
          BackupSelection:
            SelectionName: images
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: [!ImportValue selected]`,
      },
    ],
  },
});
