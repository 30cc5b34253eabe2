import rule from '../../policies/rules/secretsmanager/secretsmanager-using-cmk';
import { compliantExample, ruleCases } from '../support/rule-cases';

const own = compliantExample(rule);
const key = 'DatabaseLogin.Properties.KmsKeyId';

ruleCases(rule, [
  ['compliant', 'it names the alias of a key', own.with(key, 'alias/records')],
  [
    'non-compliant',
    'it names the key of AWS by ARN',
    own.with(key, 'arn:aws:kms:us-east-1:111122223333:alias/aws/secretsmanager'),
  ],
  ['non-compliant', 'one branch drops the key', own.with(key, { 'Fn::If': ['Prod', { Ref: 'Key' }, { Ref: 'AWS::NoValue' }] })],
]);
