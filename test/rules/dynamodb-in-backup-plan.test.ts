import rule from '../../policies/rules/dynamodb/dynamodb-in-backup-plan';
import type { Json } from '../../lib/core';
import { assess } from '../../lib/core';
import { source } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const byArn = compliantExample(rule);
const byTag = compliantExample(rule, 2);
const selection = 'Nightly.Properties.BackupSelection';
const resources = (...arns: Json[]): typeof byArn => byArn.with(`${selection}.Resources`, arns);
const named = (...arns: Json[]): typeof byArn => resources(...arns).with('Patients.Properties.TableName', 'patients');
const conditions = (value: Json): typeof byArn =>
  byTag.without(`${selection}.ListOfTags`).with(`${selection}.Resources`, ['*']).with(`${selection}.Conditions`, value);

ruleCases(rule, [
  ['compliant', 'everything is selected', resources('*')],
  ['compliant', 'all tables are selected', resources('arn:aws:dynamodb:*:*:table/*')],
  [
    'compliant',
    'its ARN is built from its name',
    resources({ 'Fn::Sub': 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Patients}' }),
  ],
  ['compliant', 'its literal name is selected', named('arn:aws:dynamodb:*:*:table/patients')],
  ['non-compliant', 'the table of another name is selected', named('arn:aws:dynamodb:*:*:table/claims')],
  ['non-compliant', 'a name that merely starts like its own is selected', named('arn:aws:dynamodb:*:*:table/patients-archive')],
  ['non-compliant', 'its ARN is part of a longer one', resources({ 'Fn::Sub': '${Patients.Arn}-archive' })],
  ['non-compliant', 'all databases are selected', resources('arn:aws:rds:*:*:*')],
  [
    'undetermined',
    'the tables of one Region are selected, and its own is not known',
    named('arn:aws:dynamodb:us-east-1:111122223333:table/patients'),
  ],
  ['compliant', 'nothing narrows the selection', byArn.without(`${selection}.Resources`)],
  [
    'non-compliant',
    'it is left out by its ARN',
    resources('*').with(`${selection}.NotResources`, [{ 'Fn::GetAtt': ['Patients', 'Arn'] }]),
  ],
  [
    'non-compliant',
    'all tables are left out',
    resources('*').with(`${selection}.NotResources`, ['arn:aws:dynamodb:*:*:table/*']),
  ],
  ['undetermined', 'what is left out is a parameter', resources('*').with(`${selection}.NotResources`, [{ Ref: 'Excluded' }])],
  [
    'compliant',
    'the tag is written with its prefix',
    byTag.with(`${selection}.ListOfTags.0.ConditionKey`, 'aws:ResourceTag/Backup'),
  ],
  ['non-compliant', 'the tag has another value', byTag.with(`${selection}.ListOfTags.0.ConditionValue`, 'weekly')],
  ['undetermined', 'the value of the tag is a parameter', byTag.with('Patients.Properties.Tags.0.Value', { Ref: 'Plan' })],
  [
    'undetermined',
    'it is listed, and tags are asked for that it lacks',
    byTag.with(`${selection}.Resources`, ['*']).with('Patients.Properties.Tags', []),
  ],
  [
    'compliant',
    'its tag meets the condition',
    conditions({ StringEquals: [{ ConditionKey: 'aws:ResourceTag/Backup', ConditionValue: 'daily' }] }),
  ],
  [
    'non-compliant',
    'its tag does not meet the condition',
    conditions({ StringEquals: [{ ConditionKey: 'aws:ResourceTag/Backup', ConditionValue: 'weekly' }] }),
  ],
  [
    'compliant',
    'its tag is like the condition',
    conditions({ StringLike: [{ ConditionKey: 'aws:ResourceTag/Backup', ConditionValue: 'da*' }] }),
  ],
  [
    'non-compliant',
    'its tag is like what is left out',
    conditions({ StringNotLike: [{ ConditionKey: 'aws:ResourceTag/Backup', ConditionValue: 'da*' }] }),
  ],
  [
    'compliant',
    'it lacks the tag that leaves out',
    conditions({ StringNotEquals: [{ ConditionKey: 'aws:ResourceTag/Skip', ConditionValue: 'true' }] }),
  ],
  [
    'non-compliant',
    'one of two conditions is not met',
    conditions({
      StringEquals: [
        { ConditionKey: 'aws:ResourceTag/Backup', ConditionValue: 'daily' },
        { ConditionKey: 'aws:ResourceTag/Stage', ConditionValue: 'prod' },
      ],
    }),
  ],
]);

test('a selection in another template of the run counts', () => {
  const { Nightly, ...tables } = byTag.body['Resources'] as Record<string, Json>;
  const sources = [source({ Resources: tables }), source({ Resources: { Nightly: Nightly ?? null } }, { path: 'backup.yaml' })];
  expect(assess(sources, [rule]).findings.map(({ verdict }) => verdict.status)).toEqual(['compliant']);
});

describe('a global table, whose tags stand on its replicas', () => {
  const copies = (...tags: Json[]): typeof byTag =>
    byTag
      .with('Patients', { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} })
      .with('Patients.Properties.Replicas', [{ Region: 'us-west-2' }, { Region: 'us-east-1', Tags: tags }]);
  const [key, value] = ['backup', 'daily'];

  test.each<[string, Json[], string]>([
    [
      'one replica has the tag',
      [
        { Key: 'owner', Value: 'clinic' },
        { Key: key, Value: value },
      ],
      'compliant',
    ],
    ['none has it', [{ Key: 'owner', Value: 'clinic' }], 'non-compliant'],
    ['the key is not known', [{ Key: { 'Fn::ImportValue': 'key' }, Value: value }], 'undetermined'],
  ])('%s', (_, tags, expected) => {
    const tagged = copies(...tags).with(`${selection}.ListOfTags`, [
      { ConditionType: 'STRINGEQUALS', ConditionKey: key, ConditionValue: value },
    ]);
    const { findings } = assess([source(tagged.body)], [rule]);
    expect(findings.map(({ verdict }) => verdict.status)).toEqual([expected]);
  });

  test('is one with PHI where a replica says so', () => {
    const phi = { tag: 'DataClassification', values: ['PHI'] };
    const protectedRule = { ...rule, when: 'phi' as const };
    const concerned = (...tags: Json[]): number =>
      assess([source(copies(...tags).body)], [protectedRule], { phi }).findings.length;
    expect(concerned({ Key: 'DataClassification', Value: 'PHI' })).toBe(1);
    expect(concerned({ Key: 'DataClassification', Value: 'public' })).toBe(0);
  });
});
