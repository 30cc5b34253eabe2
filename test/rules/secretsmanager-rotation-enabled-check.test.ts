import rule from '../../policies/rules/secretsmanager/secretsmanager-rotation-enabled-check';
import { compliantExample, ruleCases } from '../support/rule-cases';

const rotated = compliantExample(rule);
const attached = compliantExample(rule, 1);

ruleCases(rule, [
  [
    'compliant',
    'the schedule names the secret by its attribute',
    rotated.with('Rotation.Properties.SecretId', { 'Fn::GetAtt': ['DatabaseLogin', 'Id'] }),
  ],
  ['non-compliant', 'the schedule has no rules', rotated.without('Rotation.Properties.RotationRules')],
  ['non-compliant', 'the schedule exists in one branch only', rotated.with('Rotation.Condition', 'Prod')],
  ['non-compliant', 'the attachment is that of another secret', attached.with('Attachment.Properties.SecretId', 'gateway-login')],
  [
    'undetermined',
    'the days are imported',
    rotated.with('Rotation.Properties.RotationRules.AutomaticallyAfterDays', { 'Fn::ImportValue': 'days' }),
  ],
]);
