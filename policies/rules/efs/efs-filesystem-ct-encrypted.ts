import { allOf, everyOf, when } from '../../../lib/core';
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

  // A replica that AWS makes in another place has a key of its own; one that is there already was made with one.
  check: fileSystem =>
    allOf(mustBeCustomerKey(fileSystem.property('KmsKeyId')), () =>
      everyOf(fileSystem.property('ReplicationConfiguration.Destinations').items(), copy =>
        when(copy.get('FileSystemId').mustBeAbsent(), () => mustBeCustomerKey(copy.get('KmsKeyId'))),
      ),
    ),

  fix: {
    how: 'Pass a `kms.Key` as `kmsKey` of `efs.FileSystem` (`KmsKeyId`), and one of the other Region as `KmsKeyId` of a replica (`ReplicationConfiguration.Destinations`). That replaces the file system: move the files with AWS DataSync or a restore.',
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
      {
        when: 'its replica in another Region names no key',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          Encrypted: true
          KmsKeyId: alias/images
          ReplicationConfiguration: { Destinations: [{ Region: us-west-2 }] }`,
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
