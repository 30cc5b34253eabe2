import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { copiesOf } from './_copies';

export default rule({
  id: 'dynamodb-pitr-enabled',
  title: 'DynamoDB tables can be restored to any point in time',
  why: 'Wrong writes and deletions destroy records at once; without point-in-time recovery nothing brings back the state from before.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],

  check: table =>
    everyOf(copiesOf(table), copy =>
      copy.get('PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled').orDefault(false).mustBe(true),
    ),

  fix: {
    how: 'Set `pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true }` on `dynamodb.Table` or `dynamodb.TableV2` (`PointInTimeRecoverySpecification`, in a global table for each replica).',
  },
  config: { managedRule: 'DYNAMODB_PITR_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is switched on',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }`,
      },
      {
        when: 'each replica of a global table has it',
        resources: `
      Patients:
        Type: AWS::DynamoDB::GlobalTable
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Replicas:
            - { Region: us-east-1, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]`,
      },
      {
        when: 'a replica lacks it',
        resources: `
      Patients:
        Type: AWS::DynamoDB::GlobalTable
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Replicas:
            - { Region: us-east-1, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }
            - { Region: us-west-2 }`,
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
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: !Ref Recovery }`,
      },
    ],
  },
});
