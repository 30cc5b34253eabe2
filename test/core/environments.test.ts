import { assess, compliant } from '../../lib/core';
import type { AssessOptions, EnvironmentRule, Finding, JsonObject, Status, TemplateSource } from '../../lib/core';
import { fakeRule } from '../support/fake-rule';
import { source } from '../support/judge';

const detector = 'AWS::GuardDuty::Detector';
const recorder = 'AWS::Config::ConfigurationRecorder';

const rule: EnvironmentRule = {
  ...fakeRule({ check: { none: 'replaced below' } }),
  id: 'detector-on',
  scope: 'environment',
  when: undefined,
  appliesTo: [detector],
  where: environment => (environment.complete ? compliant : environment.mustDeclare([recorder, detector])),
  check: environment => environment.mustHave('detector that is on', [detector], one => one.property('Enable').mustBe(true)),
};

const on: JsonObject = { Detector: { Type: detector, Properties: { Enable: true } } };
const off: JsonObject = { Detector: { Type: detector, Properties: { Enable: false } } };
const recording: JsonObject = { Recorder: { Type: recorder } };
const bucket: JsonObject = { Records: { Type: 'AWS::S3::Bucket' } };

function stack(
  path: string,
  resources: JsonObject,
  facts: Partial<TemplateSource> & { readonly sections?: JsonObject } = {},
): TemplateSource {
  const { sections = {}, ...rest } = facts;
  return source({ ...sections, Resources: resources }, { path, ...rest });
}

const ireland = { account: '111122223333', region: 'eu-west-1' };
const virginia = { account: '111122223333', region: 'us-east-1' };
const audit = { account: '444455556666', region: 'eu-west-1' };

function judged(
  sources: readonly TemplateSource[],
  options?: AssessOptions,
  judging: EnvironmentRule = rule,
): readonly Finding[] {
  const { findings, errors } = assess(sources, [judging], options);
  expect(errors).toEqual([]);
  return findings;
}

function verdicts(
  sources: readonly TemplateSource[],
  options?: AssessOptions,
  judging?: EnvironmentRule,
): Record<string, Status> {
  const found = judged(sources, options, judging);
  return Object.fromEntries(found.map(({ environment, verdict }): [string, Status] => [environment?.name ?? '', verdict.status]));
}

test('one resource in any template of the account and Region is enough', () => {
  expect(verdicts([stack('a.json', recording, { environment: ireland }), stack('b.json', on, { environment: ireland })])).toEqual(
    {
      '111122223333/eu-west-1': 'compliant',
    },
  );
});

test('what another Region or account has does not count', () => {
  expect(
    verdicts([
      stack('a.json', recording, { environment: ireland }),
      stack('b.json', on, { environment: virginia }),
      stack('c.json', recording, { environment: audit }),
    ]),
  ).toEqual({
    '111122223333/eu-west-1': 'non-compliant',
    '111122223333/us-east-1': 'compliant',
    '444455556666/eu-west-1': 'non-compliant',
  });
});

test('what one Region has counts for the account where the rule reaches that far, and for no other account', () => {
  const wide: EnvironmentRule = {
    ...rule,
    check: environment => environment.mustHave('detector', [detector], undefined, { reach: 'account' }),
  };
  expect(
    verdicts(
      [
        stack('a.json', recording, { environment: ireland }),
        stack('b.json', on, { environment: virginia }),
        stack('c.json', recording, { environment: audit }),
      ],
      {},
      wide,
    ),
  ).toEqual({
    '111122223333/eu-west-1': 'compliant',
    '111122223333/us-east-1': 'compliant',
    '444455556666/eu-west-1': 'non-compliant',
  });
});

test('what another account has for its organization leaves unknown whether this account belongs to it', () => {
  const wide: EnvironmentRule = {
    ...rule,
    check: environment =>
      environment.mustHave('detector that is on', [detector], one => one.property('Enable').mustBe(true), {
        ofOrganization: one => one.property('ForAll').mustBe(true),
      }),
  };
  const both = (detectorOf: JsonObject) => [
    stack('a.json', recording, { environment: ireland }),
    stack('b.json', { ...recording, Detector: { Type: detector, Properties: detectorOf } }, { environment: audit }),
  ];
  expect(verdicts(both({ Enable: true, ForAll: true }), {}, wide)).toEqual({
    '111122223333/eu-west-1': 'undetermined',
    '444455556666/eu-west-1': 'compliant',
  });
  expect(verdicts(both({ Enable: true }), {}, wide)['111122223333/eu-west-1']).toBe('non-compliant');
  expect(verdicts(both({ Enable: false, ForAll: true }), {}, wide)['111122223333/eu-west-1']).toBe('non-compliant');
});

test('a run of workload stacks is passed over in silence, unless it is called complete', () => {
  const sources = [stack('a.json', bucket, { environment: ireland })];
  expect(verdicts(sources)).toEqual({});
  expect(verdicts(sources, { complete: true })).toEqual({ '111122223333/eu-west-1': 'non-compliant' });
});

test('an empty run has no environments', () => {
  expect(verdicts([], { complete: true })).toEqual({});
  expect(verdicts([stack('a.json', {})], { complete: true })).toEqual({});
});

test('plain templates, of which no place is known, are one environment', () => {
  expect(verdicts([stack('audit/a.yaml', recording), stack('b.yaml', on)])).toEqual({
    'unknown-account/unknown-region': 'compliant',
  });
});

test('Stages of unknown place are not each other: what one has leaves the other unknown', () => {
  const findings = judged([
    stack('cdk.out/assembly-Test/a.json', recording, { stack: 'Test' }),
    stack('cdk.out/assembly-Production/b.json', on, { stack: 'Production' }),
  ]);
  expect(findings.map(({ verdict }) => verdict.status)).toEqual(['undetermined', 'compliant']);
});

test('what a stack of unknown place has may be here or not', () => {
  const here = stack('a.json', recording, { environment: ireland, stack: 'A' });
  expect(verdicts([here, stack('b.json', on, { stack: 'B' })])['111122223333/eu-west-1']).toBe('undetermined');
  expect(verdicts([here, stack('b.json', off, { stack: 'B' })])['111122223333/eu-west-1']).toBe('non-compliant');
});

test('a nested stack is where its parent is', () => {
  const parent = stack('main.json', { Inner: { Type: 'AWS::CloudFormation::Stack' }, ...recording }, { environment: ireland });
  const child = stack('inner.json', on, { parent: { path: 'main.json', logicalId: 'Inner' } });
  expect(verdicts([parent, child])).toEqual({ '111122223333/eu-west-1': 'compliant' });
});

test.each([
  ['a nested stack that was not read', { Inner: { Type: 'AWS::CloudFormation::Stack' } }, {}],
  ['a stack set', { Set: { Type: 'AWS::CloudFormation::StackSet' } }, {}],
  ['a macro', {}, { Transform: 'MyMacro' }],
] as const)('%s may make what is missing', (_, more, sections) => {
  expect(verdicts([stack('a.json', { ...recording, ...more }, { environment: ireland, sections })])).toEqual({
    '111122223333/eu-west-1': 'undetermined',
  });
});

test('a macro that can take away again what is there leaves it unknown', () => {
  expect(verdicts([stack('a.json', { ...recording, ...on }, { sections: { Transform: 'MyMacro' } })])).toEqual({
    'unknown-account/unknown-region': 'undetermined',
  });
});

test('every branch of every template is judged, and the failing one named', () => {
  const sections = {
    Parameters: { Env: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
    Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
  };
  const conditional: JsonObject = { Detector: { Type: detector, Condition: 'Prod', Properties: { Enable: true } } };
  const [finding] = judged([stack('a.json', recording), stack('b.json', conditional, { sections })]);
  expect(finding?.verdict).toMatchObject({ status: 'non-compliant', reasons: [{ when: { Env: 'dev' } }] });
});

test('its message names the environment and, for a lone candidate, what is wrong with it', () => {
  const [finding] = judged([stack('a.json', { ...recording, ...off }, { environment: ireland })]);
  expect(finding?.verdict).toEqual({
    status: 'non-compliant',
    reasons: [
      {
        message: 'no detector that is on in 111122223333/eu-west-1: Detector.Properties.Enable is false; it must be true',
        at: 'Detector.Properties.Enable',
      },
    ],
  });
});

test('a check that throws is an error of the run and no verdict', () => {
  const broken: EnvironmentRule = {
    ...rule,
    check: () => {
      throw new Error('out of order');
    },
  };
  const { findings, errors } = assess([stack('a.json', recording)], [broken]);
  expect(findings.map(({ verdict }) => verdict.status)).toEqual(['undetermined']);
  expect(errors).toMatchObject([{ template: 'a.json' }]);
});

test('a template file that stacks of two Regions deploy counts in both, with its nested stacks', () => {
  const parent = { path: 'a.json', logicalId: 'Inner' };
  const outer = { ...recording, Inner: { Type: 'AWS::CloudFormation::Stack' } };
  const all = [virginia, ireland].flatMap(environment => [
    stack('a.json', outer, { stack: 'records', environment }),
    stack('b.json', on, { stack: 'records', environment, parent }),
  ]);
  expect(verdicts(all)).toEqual({ '111122223333/us-east-1': 'compliant', '111122223333/eu-west-1': 'compliant' });
  expect(verdicts(all.slice(0, 3))).toEqual({
    '111122223333/us-east-1': 'compliant',
    '111122223333/eu-west-1': 'undetermined',
  });
});
