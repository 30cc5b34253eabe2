import rule from '../../policies/rules/efs/efs-filesystem-ct-encrypted';
import { compliantExample, ruleCases } from '../support/rule-cases';
import type { Case } from '../support/rule-cases';
import type { Json } from '../../lib/core';

const owned = compliantExample(rule);
const name = Object.keys(owned.body['Resources'] as object).find(id => id !== 'Key') ?? '';
const withKey = (key: Json): Case =>
  owned
    .with(`${name}.Properties.KmsKeyId`, key)
    .with('Lookup', { Type: 'Custom::KeyLookup' })
    .with('Setting', { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'alias/records' } })
    .withSection('Parameters', { Env: { Type: 'String' } });
const arn = 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:';

ruleCases(rule, [
  [
    'non-compliant',
    'the key is the one of AWS, by an ARN put together',
    withKey({ 'Fn::Sub': `${arn}alias/aws/elasticfilesystem` }),
  ],
  ['non-compliant', 'the key is one of AWS, whichever', withKey({ 'Fn::Sub': 'alias/aws/${Env}' })],
  ['compliant', 'the alias is of the customer, by an ARN put together', withKey({ 'Fn::Sub': `${arn}alias/records` })],
  ['compliant', 'the alias begins in a way that none of AWS does', withKey({ 'Fn::Sub': 'alias/records-${Env}' })],
  ['undetermined', 'the alias may turn out to be one of AWS', withKey({ 'Fn::Sub': 'alias/${Env}' })],
  ['undetermined', 'the alias may go on as one of AWS', withKey({ 'Fn::Sub': 'alias/aws${Env}' })],
  ['undetermined', 'a lookup finds the key', withKey({ 'Fn::GetAtt': ['Lookup', 'KeyArn'] })],
  ['undetermined', 'a parameter of Systems Manager holds the key', withKey({ 'Fn::GetAtt': ['Setting', 'Value'] })],
  ['undetermined', 'the id of a key does not tell whose it is', withKey('arn:aws:kms:us-east-1:111122223333:key/1')],
]);
