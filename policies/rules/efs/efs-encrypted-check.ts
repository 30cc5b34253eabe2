import { rule } from '../../rule';

export default rule({
  id: 'efs-encrypted-check',
  title: 'EFS file systems are encrypted',
  why: 'Files and backups of an unencrypted file system hold ePHI in plain, and encryption cannot be switched on later.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::EFS::FileSystem'],

  check: fileSystem => fileSystem.property('Encrypted').orDefault(false).mustBe(true),

  fix: {
    how: 'Leave `encrypted` of `efs.FileSystem` at its default, true (`Encrypted: true`). That replaces the file system: move the files with AWS DataSync or a restore.',
    set: { 'Properties.Encrypted': true },
  },
  config: { managedRule: 'EFS_ENCRYPTED_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          Encrypted: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: CloudFormation leaves it unencrypted',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem`,
      },
      {
        when: 'encryption is off',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          Encrypted: false`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          Encrypted: !Ref Encrypt`,
      },
    ],
  },
});
