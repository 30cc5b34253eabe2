import { everyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

const passwords = [
  'OntapConfiguration.FsxAdminPassword',
  'WindowsConfiguration.SelfManagedActiveDirectoryConfiguration.Password',
  'SvmAdminPassword',
  'ActiveDirectoryConfiguration.SelfManagedActiveDirectoryConfiguration.Password',
];

export default rule({
  id: 'fsx-passwords-not-in-template',
  title: 'Passwords of FSx file systems are not in the template',
  why: 'Who reads the template or its history signs in to the file system, or to the directory that it joined, and reads all files.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::FSx::FileSystem', 'AWS::FSx::StorageVirtualMachine'],
  where: resource => someOf(passwords, 'password', path => resource.property(path).mustBePresent()),

  check: resource => everyOf(passwords, path => mustNotBeWrittenOut(resource.property(path))),

  fix: {
    how: 'Pass the passwords of `fsx.CfnFileSystem` or `fsx.CfnStorageVirtualMachine` from a secret: `secret.secretValue.unsafeUnwrap()` writes a dynamic reference.',
  },
  config: { none: 'Once it is deployed, nothing shows where a password came from.' },

  examples: {
    compliant: [
      {
        when: 'the password comes from a secret',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: ONTAP
          SubnetIds: [subnet-1]
          OntapConfiguration: { DeploymentType: MULTI_AZ_1, FsxAdminPassword: '{{resolve:secretsmanager:fsx-admin}}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password is written in plain',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: ONTAP
          SubnetIds: [subnet-1]
          OntapConfiguration: { DeploymentType: MULTI_AZ_1, FsxAdminPassword: Summer-2026 }`,
      },
      {
        when: 'the password of the directory is written in plain',
        resources: `
      Scans:
        Type: AWS::FSx::StorageVirtualMachine
        Properties:
          Name: scans
          FileSystemId: fs-1
          ActiveDirectoryConfiguration: { SelfManagedActiveDirectoryConfiguration: { UserName: joiner, Password: Summer-2026 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the password is imported',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: ONTAP
          SubnetIds: [subnet-1]
          OntapConfiguration: { DeploymentType: MULTI_AZ_1, FsxAdminPassword: !ImportValue password }`,
      },
    ],
  },
});
