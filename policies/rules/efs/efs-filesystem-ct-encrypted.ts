import { rule } from '../../rule';
import { mayBeEncrypted, mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'efs-filesystem-ct-encrypted',
  title: 'EFS file systems with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn and limits who can restore a backup; the key of AWS allows neither.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::EFS::FileSystem'],
  where: fileSystem => mayBeEncrypted(fileSystem.property('Encrypted').orDefault(false)),

  check: fileSystem => mustBeCustomerKey(fileSystem.property('KmsKeyId')),

  fix: {
    how: 'Pass a `kms.Key` as `kmsKey` of `efs.FileSystem` (`KmsKeyId`). That replaces the file system: move the files with AWS DataSync or a restore.',
  },
  config: { managedRule: 'EFS_FILESYSTEM_CT_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'its key is made with it',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          Encrypted: true
          KmsKeyId: !GetAtt Key.Arn
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key, so AWS takes its own',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          Encrypted: true`,
      },
      {
        when: 'it names the key of AWS',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          Encrypted: true
          KmsKeyId: alias/aws/elasticfilesystem`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          Encrypted: true
          KmsKeyId: !ImportValue key`,
      },
    ],
  },
});
