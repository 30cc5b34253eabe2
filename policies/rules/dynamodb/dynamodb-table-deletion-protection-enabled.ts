import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { copiesOf } from './_copies';

export default rule({
  id: 'dynamodb-table-deletion-protection-enabled',
  title: 'DynamoDB tables are protected from deletion',
  why: 'One wrong click, script or stack deletion removes the table and its point-in-time recovery with it.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.312(c)(1)'] },
  appliesTo: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],

  check: table => everyOf(copiesOf(table), copy => copy.get('DeletionProtectionEnabled').orDefault(false).mustBe(true)),

  fix: {
    how: 'Set `deletionProtection: true` on `dynamodb.Table` or `dynamodb.TableV2` (`DeletionProtectionEnabled: true`, in a global table for each replica).',
  },
  config: { managedRule: 'DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is protected',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          DeletionProtectionEnabled: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS does not protect it',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]`,
      },
      {
        when: 'a replica is not protected',
        resources: `
      Patients:
        Type: AWS::DynamoDB::GlobalTable
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Replicas:
            - { Region: us-east-1, DeletionProtectionEnabled: true }
            - { Region: us-west-2, DeletionProtectionEnabled: false }`,
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
          DeletionProtectionEnabled: !Ref Protect`,
      },
    ],
  },
});
