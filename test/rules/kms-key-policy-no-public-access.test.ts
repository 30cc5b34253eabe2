import rule from '../../policies/rules/kms/kms-key-policy-no-public-access';
import { compliantExample, ruleCases } from '../support/rule-cases';

const viaService = compliantExample(rule, 1);
const statement = 'RecordsKey.Properties.KeyPolicy.Statement.0';

ruleCases(rule, [
  ['compliant', 'KMS makes the policy', viaService.without('RecordsKey.Properties.KeyPolicy')],
  [
    'compliant',
    'the account is that of the deployment',
    viaService.with(`${statement}.Condition.StringEquals`, { 'kms:CallerAccount': { Ref: 'AWS::AccountId' } }),
  ],
  [
    'compliant',
    'a service is named',
    viaService.without(`${statement}.Condition`).with(`${statement}.Principal`, { Service: 'logs.us-east-1.amazonaws.com' }),
  ],
  [
    'non-compliant',
    'all accounts are meant',
    viaService.with(`${statement}.Condition.StringEquals`, { 'kms:ViaService': 's3.us-east-1.amazonaws.com' }),
  ],
  [
    'non-compliant',
    'the account is a pattern',
    viaService.with(`${statement}.Condition`, { StringLike: { 'kms:CallerAccount': '*' } }),
  ],
  [
    'non-compliant',
    'a replica key is public',
    viaService.with('RecordsKey.Type', 'AWS::KMS::ReplicaKey').without(`${statement}.Condition`),
  ],
  [
    'compliant',
    'the account is a parameter, compared as it stands',
    viaService
      .with(`${statement}.Condition`, { StringEquals: { 'kms:CallerAccount': { Ref: 'Account' } } })
      .withSection('Parameters', { Account: { Type: 'String' } }),
  ],
  [
    'undetermined',
    'the account is a parameter that may hold a wildcard',
    viaService
      .with(`${statement}.Condition`, { StringLike: { 'kms:CallerAccount': { Ref: 'Account' } } })
      .withSection('Parameters', { Account: { Type: 'String' } }),
  ],
  ['undetermined', 'the policy is imported', viaService.with('RecordsKey.Properties.KeyPolicy', { 'Fn::ImportValue': 'policy' })],
]);
