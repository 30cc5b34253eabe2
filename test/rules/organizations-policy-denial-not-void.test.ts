import rule from '../../policies/rules/organizations/organizations-policy-denial-not-void';
import { compliantExample, ruleCases } from '../support/rule-cases';

const guarding = compliantExample(rule);
const statement = 'Guardrail.Properties.Content.Statement.0';
const exempting = (operator: string, principals: string | readonly string[]) =>
  guarding.with(`${statement}.Condition`, { [operator]: { 'aws:PrincipalArn': principals } });

const exemptingBy = (operator: string, key: string, ...values: readonly string[]) =>
  guarding.with(`${statement}.Condition`, { [operator]: { [key]: values } });
const denyingAllBut = (rest: { readonly NotAction: string | readonly string[] } | { readonly NotResource: string }) =>
  'NotAction' in rest ? { Effect: 'Deny', Resource: '*', ...rest } : { Effect: 'Deny', Action: 's3:*', ...rest };

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
  ...['?*', '*?', '??*', '*?*', '**', '????'].flatMap(
    wildcards =>
      [
        [
          'non-compliant',
          `it exempts roles of any name as ${wildcards}`,
          exempting('ArnNotLike', `arn:aws:iam::*:role/${wildcards}`),
        ],
        ['non-compliant', `it exempts everybody as ${wildcards}`, exempting('StringNotLike', wildcards)],
        [
          'non-compliant',
          `it denies no action but those of ${wildcards}`,
          guarding.with(statement, denyingAllBut({ NotAction: wildcards })),
        ],
        [
          'non-compliant',
          `it denies no resource but ${wildcards}`,
          guarding.with(statement, denyingAllBut({ NotResource: wildcards })),
        ],
      ] as const,
  ),
  ['non-compliant', 'accounts are any', exempting('ArnNotLike', 'arn:aws:iam::????????????:role/?*')],
  ['non-compliant', 'it exempts every account', exemptingBy('StringNotLike', 'aws:PrincipalAccount', '*')],
  ['non-compliant', 'it exempts every session', exemptingBy('StringNotLike', 'aws:userid', '*:*', '?*')],
  [
    'non-compliant',
    'it exempts every role of the European sovereign cloud',
    exempting('ArnNotLike', 'arn:aws-eusc:iam::*:role/*'),
  ],
  ['non-compliant', 'it leaves all ARNs', guarding.with(statement, denyingAllBut({ NotResource: 'arn:*' }))],
  [
    'compliant',
    'it leaves the resources of a service',
    guarding.with(statement, denyingAllBut({ NotResource: 'arn:aws:s3:::*' })),
  ],
  ['compliant', 'it leaves the actions of a service', guarding.with(statement, denyingAllBut({ NotAction: ['s3:*', 'iam:?*'] }))],
  ['compliant', 'it denies to roles without the tag', exemptingBy('StringNotLike', 'aws:PrincipalTag/team', '?*')],
  ['compliant', 'it exempts one account', exemptingBy('StringNotLike', 'aws:PrincipalAccount', '111122223333')],
  ['compliant', 'a name ends in any character', exempting('ArnNotLike', 'arn:aws:iam::*:role/Guardrail-?')],
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
