import { allOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'fsx-file-system-customer-key',
  title: 'FSx file systems with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::FSx::FileSystem'],
  // Scratch file systems of Lustre take no key.
  where: fileSystem =>
    mustNotHold(
      allOf(fileSystem.property('FileSystemType').mustBe('LUSTRE'), () =>
        fileSystem.property('LustreConfiguration.DeploymentType').orDefault('SCRATCH_1').mustBe('SCRATCH_1', 'SCRATCH_2'),
      ),
      'it is a scratch file system',
    ),

  check: resource => mustBeCustomerKey(resource.property('KmsKeyId')),

  fix: {
    how: 'Pass a `kms.Key` as `kmsKeyId` of `fsx.CfnFileSystem` (`KmsKeyId`); that replaces the file system: move the files through a backup or AWS DataSync.',
  },
  config: { none: 'AWS Config does not record file systems of FSx.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          KmsKeyId: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          KmsKeyId: !ImportValue records-key`,
      },
    ],
  },
});
