import rule from '../../policies/rules/backup/backup-recovery-point-manual-deletion-disabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const denied = compliantExample(rule);
const statement = 'RecordsVault.Properties.AccessPolicy.Statement.0';

ruleCases(rule, [
  ['compliant', 'all actions of AWS Backup are denied', denied.with(`${statement}.Action`, 'backup:*')],
  [
    'non-compliant',
    'one role may delete',
    denied.with(`${statement}.Condition`, { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/admin' } }),
  ],
  [
    'non-compliant',
    'all but one role are denied',
    denied.without(`${statement}.Principal`).with(`${statement}.NotPrincipal`, { AWS: 'arn:aws:iam::111122223333:role/admin' }),
  ],
  [
    'non-compliant',
    'one recovery point is protected',
    denied.with(`${statement}.Resource`, 'arn:aws:backup:us-east-1:111122223333:recovery-point:1'),
  ],
  ['non-compliant', 'the statement allows', denied.with(`${statement}.Effect`, 'Allow')],
]);
