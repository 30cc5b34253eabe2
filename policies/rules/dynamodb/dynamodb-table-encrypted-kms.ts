import { rule } from '../../rule';

export default rule({
  id: 'dynamodb-table-encrypted-kms',
  title: 'DynamoDB tables with PHI are encrypted with a KMS key of the account',
  why: 'By default a key that AWS owns encrypts the table: its use appears in no log of the account, and it cannot be withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],

  check: table => table.property('SSESpecification.SSEEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED` on `dynamodb.Table` (`SSESpecification: { SSEEnabled: true, SSEType: KMS, KMSMasterKeyId }`).',
    set: { 'Properties.SSESpecification': { SSEEnabled: true, SSEType: 'KMS' } },
  },
  config: { managedRule: 'DYNAMODB_TABLE_ENCRYPTED_KMS' },

  examples: {
    compliant: [
      {
        when: 'its key is in KMS',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          SSESpecification: { SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key that it owns',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]`,
      },
      {
        when: 'the key of AWS is asked for',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          SSESpecification: { SSEEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          SSESpecification: { SSEEnabled: !Ref UseKms }`,
      },
    ],
  },
});
