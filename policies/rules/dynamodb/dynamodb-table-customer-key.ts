import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'dynamodb-table-customer-key',
  title: 'DynamoDB tables with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn and says which accounts may decrypt; the key that AWS manages lets in everyone of the account who may read the table.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  // Whether a KMS key is there at all is for dynamodb-table-encrypted-kms to say.
  where: table => table.property('SSESpecification.SSEEnabled').orDefault(false).mustBe(true),

  check: table =>
    table.type === 'AWS::DynamoDB::Table'
      ? mustBeCustomerKey(table.property('SSESpecification.KMSMasterKeyId'))
      : // Each Region has a key of its own.
        everyOf(table.property('Replicas').items(), replica => mustBeCustomerKey(replica.get('SSESpecification.KMSMasterKeyId'))),

  fix: {
    how: 'Set `encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED` on `dynamodb.Table`, or `TableEncryptionV2.customerManagedKey(key)` on `dynamodb.TableV2` (`SSESpecification.KMSMasterKeyId`).',
  },
  config: { none: 'AWS Config has no managed rule about whose key it is, and an item names a key by an id that does not tell.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          SSESpecification: { SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'each replica of a global table names one',
        resources: `
      Patients:
        Type: AWS::DynamoDB::GlobalTable
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          SSESpecification: { SSEEnabled: true, SSEType: KMS }
          Replicas: [{ Region: us-east-1, SSESpecification: { KMSMasterKeyId: !GetAtt Key.Arn } }]
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the key to AWS',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          SSESpecification: { SSEEnabled: true }`,
      },
      {
        when: 'a replica of a global table leaves it to AWS',
        resources: `
      Patients:
        Type: AWS::DynamoDB::GlobalTable
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          SSESpecification: { SSEEnabled: true, SSEType: KMS }
          Replicas: [{ Region: us-east-1 }]`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          SSESpecification: { SSEEnabled: true, KMSMasterKeyId: !ImportValue key }`,
      },
    ],
  },
});
