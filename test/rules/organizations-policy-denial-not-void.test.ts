import rule from '../../policies/rules/organizations/organizations-policy-denial-not-void';
import { compliantExample, ruleCases } from '../support/rule-cases';

const guarding = compliantExample(rule);
const statement = 'Guardrail.Properties.Content.Statement.0';
const exempting = (operator: string, principals: string | readonly string[]) =>
  guarding.with(`${statement}.Condition`, { [operator]: { 'aws:PrincipalArn': principals } });

ruleCases(rule, [
  ['non-compliant', 'it exempts everything by a star', exempting('ArnNotLike', '*')],
  ['non-compliant', 'it exempts every role in every partition', exempting('StringNotLike', 'arn:*:iam::*:role/*')],
  ['non-compliant', 'the operator has a suffix', exempting('ArnNotLikeIfExists', 'arn:aws:iam::*:*')],
  ['non-compliant', 'a star of a text runs over account and kind', exempting('StringNotLike', 'arn:aws:iam::*')],
  ['non-compliant', 'a star of a text runs over all', exempting('StringNotLike', 'arn:*')],
  ['non-compliant', 'a text names roles by their end', exempting('StringNotLike', '*:role/*')],
  ['non-compliant', 'it exempts every user', exempting('ArnNotLike', 'arn:aws:iam::*:user/*')],
  ['non-compliant', 'it exempts every role of GovCloud', exempting('ArnNotLike', 'arn:aws-us-gov:iam::*:role/*')],
  ['non-compliant', 'each part is a star', exempting('ArnNotEquals', 'arn:*:*:*:*:*')],
  ['compliant', 'a star of an ARN ends at the colon, so that it exempts nobody', exempting('ArnNotLike', 'arn:aws:iam::*')],
  ['compliant', 'a text names roles by how they begin', exempting('StringNotLike', 'arn:aws:iam::*:role/Guardrail*')],
  ['compliant', 'it exempts the roles of a path', exempting('ArnNotLike', 'arn:aws:iam::*:role/aws-reserved/*')],
  ['compliant', 'it exempts all roles of one account', exempting('ArnNotLike', 'arn:aws:iam::111122223333:role/*')],
  ['compliant', 'it is for all roles and exempts none', exempting('ArnLike', 'arn:aws:iam::*:role/*')],
  ['undetermined', 'its condition is imported', guarding.with(`${statement}.Condition`, { 'Fn::ImportValue': 'exempt' })],
  ['undetermined', 'its content is imported', guarding.with('Guardrail.Properties.Content', { 'Fn::ImportValue': 'content' })],
  [
    'non-compliant',
    'its content is text',
    guarding.with('Guardrail.Properties.Content', '{"Statement":{"Effect":"Deny","Action":"*","NotResource":"*"}}'),
  ],
  [
    'compliant',
    'a statement that allows names all resources',
    guarding.with(statement, { Effect: 'Allow', Action: 's3:*', Resource: '*' }),
  ],
]);
