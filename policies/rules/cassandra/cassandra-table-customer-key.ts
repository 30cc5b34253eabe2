import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'cassandra-table-customer-key',
  title: 'Keyspaces tables with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::Cassandra::Table'],

  check: table => {
    const encryption = table.property('EncryptionSpecification');
    return allOf(encryption.get('EncryptionType').orDefault('AWS_OWNED_KMS_KEY').mustBe('CUSTOMER_MANAGED_KMS_KEY'), () =>
      mustBeCustomerKey(encryption.get('KmsKeyIdentifier')),
    );
  },

  fix: {
    how: 'Set `encryptionSpecification: { encryptionType: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyIdentifier: key.keyArn }` on `cassandra.CfnTable` (`EncryptionSpecification`).',
  },
  config: { none: 'AWS Config does not record tables of Keyspaces.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Vitals:
        Type: AWS::Cassandra::Table
        Properties:
          KeyspaceName: clinic
          PartitionKeyColumns: [{ ColumnName: id, ColumnType: text }]
          EncryptionSpecification:
            EncryptionType: CUSTOMER_MANAGED_KMS_KEY
            KmsKeyIdentifier: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a key that AWS owns encrypts it',
        resources: `
      Vitals:
        Type: AWS::Cassandra::Table
        Properties:
          KeyspaceName: clinic
          PartitionKeyColumns: [{ ColumnName: id, ColumnType: text }]`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Vitals:
        Type: AWS::Cassandra::Table
        Properties:
          KeyspaceName: clinic
          PartitionKeyColumns: [{ ColumnName: id, ColumnType: text }]
          EncryptionSpecification:
            EncryptionType: CUSTOMER_MANAGED_KMS_KEY
            KmsKeyIdentifier: !ImportValue records-key`,
      },
    ],
  },
});
