import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'glue-data-catalog-encrypted',
  title: 'Glue Data Catalog and the passwords in it are encrypted',
  why: 'Whoever may read a connection gets the password to a database of records in clear text; names of tables and columns tell what lies where.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '3.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Glue::DataCatalogEncryptionSettings'],

  check: settings => {
    const encryption = settings.property('DataCatalogEncryptionSettings');
    return allOf(
      encryption.get('EncryptionAtRest.CatalogEncryptionMode').mustBe('SSE-KMS', 'SSE-KMS-WITH-SERVICE-ROLE'),
      encryption.get('ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted').mustBe(true),
    );
  },

  fix: {
    how: 'Set `encryptionAtRest` and `connectionPasswordEncryption` in `dataCatalogEncryptionSettings` of `glue.CfnDataCatalogEncryptionSettings`. In CloudFormation: `CatalogEncryptionMode: SSE-KMS` and `ReturnConnectionPasswordEncrypted: true`, each with a key.',
  },
  config: { none: 'AWS Config does not record the encryption of the Data Catalog.' },

  examples: {
    compliant: [
      {
        when: 'both are encrypted',
        resources: `
      Catalog:
        Type: AWS::Glue::DataCatalogEncryptionSettings
        Properties: { CatalogId: '111122223333', DataCatalogEncryptionSettings: { EncryptionAtRest: { CatalogEncryptionMode: SSE-KMS, SseAwsKmsKeyId: !Ref Key }, ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true, KmsKeyId: !Ref Key } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'passwords are returned in clear text',
        resources: `
      Catalog:
        Type: AWS::Glue::DataCatalogEncryptionSettings
        Properties: { CatalogId: '111122223333', DataCatalogEncryptionSettings: { EncryptionAtRest: { CatalogEncryptionMode: SSE-KMS, SseAwsKmsKeyId: !Ref Key }, ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: false, KmsKeyId: !Ref Key } } }
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'the catalog is not encrypted',
        resources: `
      Catalog:
        Type: AWS::Glue::DataCatalogEncryptionSettings
        Properties: { CatalogId: '111122223333', DataCatalogEncryptionSettings: { EncryptionAtRest: { CatalogEncryptionMode: DISABLED, SseAwsKmsKeyId: !Ref Key }, ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true, KmsKeyId: !Ref Key } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Catalog:
        Type: AWS::Glue::DataCatalogEncryptionSettings
        Properties: { CatalogId: '111122223333', DataCatalogEncryptionSettings: !ImportValue settings }`,
      },
    ],
  },
});
