import rule from '../../policies/rules/efs/efs-filesystem-tls-required';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const statement = 'Images.Properties.FileSystemPolicy.Statement';

ruleCases(rule, [
  ['compliant', 'the principal is a bare star', secure.with(`${statement}.Principal`, '*')],
  [
    'compliant',
    'all client actions are named',
    secure.with(`${statement}.Action`, [
      'elasticfilesystem:ClientMount',
      'elasticfilesystem:ClientWrite',
      'elasticfilesystem:ClientRootAccess',
    ]),
  ],
  [
    'compliant',
    'the policy is JSON text',
    secure.with(
      'Images.Properties.FileSystemPolicy',
      '{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}}',
    ),
  ],
  [
    'non-compliant',
    'one role is denied',
    secure.with(`${statement}.Principal`, { AWS: 'arn:aws:iam::111122223333:role/viewer' }),
  ],
  [
    'non-compliant',
    'everyone but one is denied',
    secure.without(`${statement}.Principal`).with(`${statement}.NotPrincipal`, { AWS: 'arn:aws:iam::111122223333:root' }),
  ],
  ['non-compliant', 'TLS is denied instead', secure.with(`${statement}.Condition.Bool`, { 'aws:SecureTransport': 'true' })],
  [
    'non-compliant',
    'a second condition narrows the denial',
    secure.with(`${statement}.Condition.StringEquals`, { 'aws:PrincipalTag/team': 'x' }),
  ],
  [
    'non-compliant',
    'the actions that are left out include mounting',
    secure.without(`${statement}.Action`).with(`${statement}.NotAction`, 'elasticfilesystem:ClientMount'),
  ],
  ['undetermined', 'the effect is imported', secure.with(`${statement}.Effect`, { 'Fn::ImportValue': 'effect' })],
]);
