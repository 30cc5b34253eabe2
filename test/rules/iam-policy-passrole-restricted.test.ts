import rule from '../../policies/rules/iam/iam-policy-passrole-restricted';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const narrow = compliantExample(rule);
const statement = 'Deploy.Properties.PolicyDocument.Statement.0';
const passes = (resource: string): ReturnType<typeof narrow.with> =>
  narrow.with(`${statement}.Resource`, { 'Fn::Sub': resource });

ruleCases(rule, [
  ['non-compliant', 'any role of any account may be passed', passes('arn:aws:iam::*:role/*')],
  ['non-compliant', 'any role of a literal account may be passed', passes('arn:aws:iam::111122223333:role/*')],
  ['compliant', 'roles share a prefix', passes('arn:aws:iam::${AWS::AccountId}:role/import-*')],
  ['compliant', 'the role is named by another resource', passes('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Import}')],
  ['undetermined', 'the name of the role is a parameter', passes('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Name}')],
  ['compliant', 'a parameter follows a prefix', passes('arn:aws:iam::${AWS::AccountId}:role/import-${Name}')],
  [
    'non-compliant',
    'the condition on the service is open',
    passes('*').with(`${statement}.Condition`, { StringLike: { 'iam:PassedToService': '*' } }),
  ],
  [
    'non-compliant',
    'the condition also holds without the key',
    passes('*').with(`${statement}.Condition`, { StringEqualsIfExists: { 'iam:PassedToService': 'ecs.amazonaws.com' } }),
  ],
  ['compliant', 'other actions are for everything', passes('*').with(`${statement}.Action`, 's3:GetObject')],
  ['compliant', 'the only statement is a denial', passes('*').with(`${statement}.Effect`, 'Deny')],
]);

test('says nothing where a statement of all actions alone fails: the rule on administrators does', () => {
  expect(assessed(passes('*').with(`${statement}.Action`, '*').body, [rule]).findings).toEqual([]);
});
