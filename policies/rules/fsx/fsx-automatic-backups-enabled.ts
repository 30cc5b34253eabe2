import { allOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { withSettings } from './_settings';

export default rule({
  id: 'fsx-automatic-backups-enabled',
  title: 'FSx file systems back themselves up and keep backups for 7 days',
  why: 'Files that are deleted, overwritten or encrypted by ransomware cannot be restored without a backup.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::FSx::FileSystem'],
  where: fileSystem =>
    mustNotHold(
      allOf(fileSystem.property('FileSystemType').mustBe('LUSTRE'), () =>
        fileSystem.property('LustreConfiguration.DeploymentType').orDefault('SCRATCH_1').mustBe('SCRATCH_1', 'SCRATCH_2'),
      ),
      'it is a scratch file system, of which there are no backups',
    ),

  check: fileSystem =>
    withSettings(fileSystem, (settings, kind) =>
      settings
        .get('AutomaticBackupRetentionDays')
        .orDefault(kind === 'LUSTRE' ? 0 : 30)
        .mustBeAtLeast(7),
    ),

  fix: {
    how: 'Set `automaticBackupRetentionDays` of the configuration of `fsx.CfnFileSystem` to 7 or more (`AutomaticBackupRetentionDays`).',
  },
  config: {
    none: 'AWS Config does not record file systems of FSx. fsx-last-backup-recovery-point-created looks at AWS Backup, not at the backups that FSx makes.',
  },

  examples: {
    compliant: [
      {
        when: 'backups are kept for 30 days by default',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          WindowsConfiguration: { ThroughputCapacity: 32 }`,
      },
      {
        when: 'a Lustre file system keeps backups for two weeks',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: LUSTRE
          SubnetIds: [subnet-1]
          LustreConfiguration: { DeploymentType: PERSISTENT_2, AutomaticBackupRetentionDays: 14 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'backups are switched off',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: OPENZFS
          SubnetIds: [subnet-1]
          OpenZFSConfiguration: { DeploymentType: MULTI_AZ_1, AutomaticBackupRetentionDays: 0 }`,
      },
      {
        when: 'a Lustre file system says nothing of backups',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: LUSTRE
          SubnetIds: [subnet-1]
          LustreConfiguration: { DeploymentType: PERSISTENT_2 }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: ONTAP
          SubnetIds: [subnet-1]
          OntapConfiguration: { DeploymentType: MULTI_AZ_1, AutomaticBackupRetentionDays: !ImportValue days }`,
      },
    ],
  },
});
