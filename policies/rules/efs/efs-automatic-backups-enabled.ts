import { mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHaveSelections } from '../backup/_selection';
import { mustBackItselfUp } from './_backup';

export default rule({
  id: 'efs-automatic-backups-enabled',
  title: 'EFS file systems are backed up automatically',
  why: 'Files that are deleted, overwritten or encrypted by ransomware cannot be restored without a backup.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::EFS::FileSystem'],
  // A backup plan does as well; where the run has one, efs-in-backup-plan says whether it covers the file system.
  where: fileSystem => mustNotHold(mustHaveSelections(fileSystem), 'the run has a backup plan'),

  check: mustBackItselfUp,

  fix: {
    how: 'Set `enableAutomaticBackups: true` on `efs.FileSystem` (`BackupPolicy: { Status: ENABLED }`).',
    set: { 'Properties.BackupPolicy': { Status: 'ENABLED' } },
  },
  config: { managedRule: 'EFS_AUTOMATIC_BACKUPS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'automatic backups are on',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          BackupPolicy: { Status: ENABLED }`,
      },
      {
        when: 'it is in one zone, where AWS switches them on',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          AvailabilityZoneName: us-east-1a`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves them off',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem`,
      },
      {
        when: 'they are off',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          BackupPolicy: { Status: DISABLED }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          BackupPolicy: { Status: !Ref Backups }`,
      },
    ],
  },
});
