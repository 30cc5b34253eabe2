import { anyOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeKept } from '../backup/_kept';
import { copiesOf } from './_copies';

export default rule({
  id: 'dynamodb-table-kept-on-deletion',
  title: 'The data of a DynamoDB table outlives its stack',
  why: 'A deleted stack, or a change that makes CloudFormation replace the resource, otherwise destroys the records in it.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],

  check: table =>
    anyOf(mustBeKept(table), () => everyOf(copiesOf(table), copy => copy.get('DeletionProtectionEnabled').mustBe(true))),

  fix: {
    how: 'Leave `removalPolicy` of `dynamodb.Table` at its default, `RemovalPolicy.RETAIN` (`DeletionPolicy` and `UpdateReplacePolicy`), or set `deletionProtection: true`.',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'both policies keep it',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain`,
      },
      {
        when: 'deletion protection keeps it',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          DeletionProtectionEnabled: true`,
      },
      {
        when: 'every replica is protected from deletion',
        resources: `
      Patients:
        Type: AWS::DynamoDB::GlobalTable
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Replicas: [{ Region: us-east-1, DeletionProtectionEnabled: true }, { Region: us-west-2, DeletionProtectionEnabled: true }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it goes with its stack',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]`,
      },
      {
        when: 'a replacement destroys it',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
        DeletionPolicy: Retain`,
      },
      {
        when: 'one replica of two is protected from deletion',
        resources: `
      Patients:
        Type: AWS::DynamoDB::GlobalTable
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Replicas: [{ Region: us-east-1, DeletionProtectionEnabled: true }, { Region: us-west-2 }]`,
      },
    ],
  },
});
