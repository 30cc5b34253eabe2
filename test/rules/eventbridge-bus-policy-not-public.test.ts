import rule from '../../policies/rules/events/eventbridge-bus-policy-not-public';
import { compliantExample, ruleCases } from '../support/rule-cases';

const named = compliantExample(rule);
const statement = 'Partner.Properties.Statement';
const older = compliantExample(rule, 1);
const condition = 'Clinics.Properties.Condition';

ruleCases(rule, [
  [
    'compliant',
    'everyone of the organization may put events',
    named
      .with(`${statement}.Principal`, '*')
      .with(`${statement}.Condition`, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
  ],
  [
    'non-compliant',
    'the condition is about the event and not about who sends it',
    named.with(`${statement}.Principal`, '*').with(`${statement}.Condition`, { StringEquals: { 'events:source': 'clinic' } }),
  ],
  ['non-compliant', 'the principal is everyone in a list', named.with(`${statement}.Principal`, { AWS: ['111122223333', '*'] })],
  [
    'compliant',
    'an older policy names an account',
    older.with('Clinics.Properties.Principal', '111122223333').without(condition),
  ],
  ['non-compliant', 'an older policy names any organization', older.with(`${condition}.Value`, '*')],
  ['non-compliant', 'an older policy names another key', older.with(`${condition}.Key`, 'aws:SecureTransport')],
  [
    'non-compliant',
    'the statement is JSON text that lets everyone in',
    named.with(statement, '{"Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"*"}'),
  ],
  ['undetermined', 'the statement is imported', named.with(statement, { 'Fn::ImportValue': 'statement' })],
  ['undetermined', 'the condition is imported', older.with(condition, { 'Fn::ImportValue': 'condition' })],
]);
