import rule from '../../policies/rules/cloudtrail/cloudtrail-bucket-deletion-prevented';
import { compliantExample, ruleCases } from '../support/rule-cases';

const locked = compliantExample(rule);
const denied = compliantExample(rule, 1);
const statement = 'Policy.Properties.PolicyDocument.Statement';
const spared = { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/log-keeper' } };

ruleCases(rule, [
  ['compliant', 'the denial spares one role', denied.with(`${statement}.Condition`, spared)],
  [
    'compliant',
    'the bucket is named in both',
    denied
      .with('Trail.Properties.S3BucketName', 'clinic-logs')
      .with('Logs.Properties', { BucketName: 'clinic-logs' })
      .with('Trail.Properties.S3BucketName', { Ref: 'Logs' }),
  ],
  ['non-compliant', 'only the latest version is kept', denied.with(`${statement}.Action`, 's3:DeleteObject')],
  ['non-compliant', 'it allows', denied.with(`${statement}.Effect`, 'Allow')],
  ['non-compliant', 'it denies one role', denied.with(`${statement}.Principal`, { AWS: 'arn:aws:iam::111122223333:role/app' })],
  [
    'non-compliant',
    'it denies what comes from elsewhere',
    denied.with(`${statement}.Condition`, { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
  ],
  [
    'non-compliant',
    'it denies one role by a condition',
    denied.with(`${statement}.Condition`, { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/intern' } }),
  ],
  [
    'non-compliant',
    'it spares every role',
    denied.with(`${statement}.Condition`, { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }),
  ],
  [
    'compliant',
    'it spares those with a second factor',
    denied.with(`${statement}.Condition`, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
  ],
  [
    'non-compliant',
    'it denies those with a second factor',
    denied.with(`${statement}.Condition`, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  ],
  ['non-compliant', 'the lock has no default retention', locked.without('Logs.Properties.ObjectLockConfiguration')],
  [
    'undetermined',
    'the denial is conditional on something imported',
    denied.with(`${statement}.Condition`, { 'Fn::ImportValue': 'condition' }),
  ],
  ['undetermined', 'the bucket is a literal of another stack', locked.with('Trail.Properties.S3BucketName', 'clinic-logs')],
]);
