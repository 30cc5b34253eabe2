import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { copiesOf } from './_copies';
import { mustNotBePublic } from './_public-policy';

export default rule({
  id: 'dynamodb-table-policy-not-public',
  title: 'DynamoDB resource policies do not allow everyone',
  why: 'A policy for everyone lets any AWS account read or change the records in the table or its stream.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.308(a)(4)(ii)(B)'] },
  from: 'small',
  appliesTo: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],

  check: table =>
    everyOf(copiesOf(table), copy =>
      everyOf(['ResourcePolicy', 'StreamSpecification.ResourcePolicy', 'ReplicaStreamSpecification.ResourcePolicy'], policy =>
        mustNotBePublic(copy.get(policy).get('PolicyDocument')),
      ),
    ),

  fix: {
    how: 'Name the principals in `resourcePolicy` of `dynamodb.Table` or `dynamodb.TableV2`, or limit the statement with `aws:PrincipalOrgID` (`ResourcePolicy.PolicyDocument`).',
  },
  config: { none: 'AWS Config has no rule for resource policies of tables, which are JSON documents that Guard 2 cannot read' },

  examples: {
    compliant: [
      {
        when: 'it has no resource policy',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]`,
      },
      {
        when: 'it names an account',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          ResourcePolicy:
            PolicyDocument:
              Statement: { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: dynamodb:GetItem, Resource: '*' }`,
      },
      {
        when: 'everyone is limited to the organization',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          ResourcePolicy:
            PolicyDocument:
              Statement:
                Effect: Allow
                Principal: '*'
                Action: dynamodb:GetItem
                Resource: '*'
                Condition: { StringEquals: { aws:PrincipalOrgID: o-hospital12 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everyone',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          ResourcePolicy:
            PolicyDocument:
              Statement: [{ Effect: Allow, Principal: '*', Action: dynamodb:*, Resource: '*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is imported',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          ResourcePolicy:
            PolicyDocument:
              Statement: { Effect: Allow, Principal: { AWS: !ImportValue partner }, Action: dynamodb:GetItem, Resource: '*' }`,
      },
    ],
  },
});
