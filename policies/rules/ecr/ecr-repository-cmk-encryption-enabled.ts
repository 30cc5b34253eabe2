import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ecr-repository-cmk-encryption-enabled',
  title: 'ECR images are encrypted with a customer managed key',
  why: 'Only the use of a key of one’s own can be logged, limited by policy and withdrawn when images with data or credentials leak.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::ECR::Repository'],
  when: 'phi',
  from: 'large',

  check: repository => {
    const encryption = repository.property('EncryptionConfiguration');
    return allOf(
      encryption.get('EncryptionType').orDefault('AES256').mustBe('KMS', 'KMS_DSSE'),
      encryption.get('KmsKey').mustBePresent(),
    );
  },

  fix: {
    how: 'Set `encryption: ecr.RepositoryEncryption.KMS` and `encryptionKey` on `ecr.Repository`; it takes a new repository. In CloudFormation: `EncryptionConfiguration` with `EncryptionType: KMS` and `KmsKey`.',
  },
  config: { managedRule: 'ECR_REPOSITORY_CMK_ENCRYPTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { EncryptionConfiguration: { EncryptionType: KMS, KmsKey: !GetAtt Images.Arn } }
      Images: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      { when: 'nothing is set', resources: 'Portal: { Type: AWS::ECR::Repository }' },
      {
        when: 'it uses the key of AWS',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { EncryptionConfiguration: { EncryptionType: KMS } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key comes from another stack',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { EncryptionConfiguration: { EncryptionType: KMS, KmsKey: !ImportValue Key } }`,
      },
    ],
  },
});
