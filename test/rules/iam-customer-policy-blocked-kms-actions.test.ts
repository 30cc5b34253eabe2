import rule from '../../policies/rules/iam/iam-customer-policy-blocked-kms-actions';
import type { JsonObject } from '../../lib/core';
import { resources, ruleCases } from '../support/rule-cases';

const allow = (action: string, resource: string, condition?: JsonObject) =>
  resources('Access: { Type: AWS::IAM::ManagedPolicy }').with('Access.Properties.PolicyDocument.Statement', [
    { Effect: 'Allow', Action: action, Resource: resource, ...(condition === undefined ? {} : { Condition: condition }) },
  ]);

ruleCases(rule, [
  ['non-compliant', 'it makes grants for every key', allow('kms:CreateGrant', '*')],
  ['non-compliant', 'it rewrites the policy of every key', allow('kms:Put*', 'arn:aws:kms:*:*:key/*')],
  ['compliant', 'services make the grants', allow('kms:CreateGrant', '*', { Bool: { 'kms:GrantIsForAWSResource': 'true' } })],
  ['compliant', 'it makes grants for one key', allow('kms:CreateGrant', 'arn:aws:kms:us-east-1:111122223333:key/records')],
  ['compliant', 'it only describes keys', allow('kms:DescribeKey', '*')],
]);
