import { check } from '../../lib/check/check';
import type { CheckInput } from '../../lib/check/check';
import type { Assessment, EnvironmentRule, Json, JsonObject } from '../../lib/core';
import { fakeRule } from '../support/fake-rule';
import { source } from '../support/judge';

const encrypted = fakeRule({
  id: 'volume-encrypted',
  aliases: ['volume-crypt'],
  check: volume => volume.property('Encrypted').mustBe(true),
});

function volumes(all: Readonly<Record<string, Json>>): JsonObject {
  const entries = Object.entries(all).map(([id, value]) => [id, { Type: 'AWS::EC2::Volume', Properties: { Encrypted: value } }]);
  return { Resources: Object.fromEntries(entries) as JsonObject };
}

function checked(more: Partial<CheckInput> = {}): Assessment {
  return check({
    sources: [source(volumes({ Good: true, Bad: false }))],
    errors: [],
    acknowledgements: [],
    rules: [encrypted],
    allRules: [encrypted],
    factsOf: ({ id, title, why, severity, controls, fix }) => ({ id, title, why, severity, controls, fix }),
    catalogs: {},
    profile: 'medium',
    phi: 'everything',
    waivers: [],
    waiverNotices: [],
    tool: { name: 'cdk-hicp', version: '0' },
    time: new Date('2026-06-01T12:00:00Z'),
    ...more,
  });
}

const waiver = { resource: 'Bad', reason: 'a test', owner: 'me', from: 'hicp.config.yaml:1' };

test('findings are kept with their place, and the place of an open one is looked up', () => {
  const locate = jest.fn(() => ({ line: 7, column: 3 }));
  const { findings } = checked({ sources: [source(volumes({ Good: true, Bad: false }), { locate })] });
  expect(findings.map(({ status, resource }) => [status, resource.logicalId, resource.location])).toEqual([
    ['compliant', 'Good', undefined],
    ['non-compliant', 'Bad', { file: 'template.yaml', line: 7, column: 3 }],
  ]);
  expect(locate.mock.calls).toEqual([[['Resources', 'Bad', 'Properties', 'Encrypted']]]);
});

describe('a nested stack that was not read', () => {
  const errors = [
    { template: 'a.yaml', message: 'Network was not read', unread: ['Network', 'Clinic/Network'] },
    { template: 'b.yaml', message: 'is no template' },
  ];

  test('is an error', () => {
    const { errors: left, providedStacks } = checked({ errors });
    expect(left).toEqual([
      { template: 'a.yaml', message: 'Network was not read' },
      { template: 'b.yaml', message: 'is no template' },
    ]);
    expect(providedStacks).toBeUndefined();
  });

  test.each(['Network', 'Clinic/Network', 'Clinic/*', '**'])(
    'is no error where somebody judges %s, and nothing else is accepted',
    stack => {
      const { errors: left, providedStacks } = checked({ errors, providedStacks: [{ stack, by: 'the network team' }] });
      expect(left).toEqual([{ template: 'b.yaml', message: 'is no template' }]);
      expect(providedStacks).toEqual([{ template: 'a.yaml', stack: 'Clinic/Network', by: 'the network team' }]);
    },
  );

  test.each(['Net', 'network', 'Clinic', 'a.yaml'])('stays one where somebody judges %s', stack => {
    expect(checked({ errors, providedStacks: [{ stack, by: 'others' }] }).errors).toHaveLength(2);
  });
});

test('a waiver may use an earlier id of the rule', () => {
  const { findings, waiverNotices } = checked({ waivers: [{ ...waiver, ruleId: 'volume-crypt', expires: '2026-06-01' }] });
  expect(findings.find(({ status }) => status === 'non-compliant')?.waiver).toMatchObject({ reason: 'a test' });
  expect(waiverNotices).toEqual([]);
});

test('a waiver holds to the end of its day and no longer', () => {
  const waivers = [{ ...waiver, ruleId: 'volume-encrypted', expires: '2026-06-01' }];
  const isWaived = (time: string): boolean =>
    checked({ waivers, time: new Date(time) }).findings.some(finding => finding.waiver !== undefined);
  expect(isWaived('2026-06-01T23:59:59Z')).toBe(true);
  expect(isWaived('2026-06-02T00:00:00Z')).toBe(false);
});

test('a waiver of a rule that did not run is neither unknown nor unused', () => {
  const other = fakeRule({ id: 'other-rule', check: encrypted.check });
  const waivers = [{ ...waiver, ruleId: 'other-rule', expires: '2027-01-01' }];
  expect(checked({ waivers, allRules: [encrypted, other] }).waiverNotices).toEqual([]);
  expect(checked({ waivers }).waiverNotices).toMatchObject([{ kind: 'unknown-rule' }]);
});

test('errors of readers and of checks are both kept', () => {
  const broken = fakeRule({
    id: 'broken-rule',
    check: () => {
      throw new Error('a bug');
    },
  });
  const { errors, findings } = checked({
    rules: [broken],
    allRules: [broken],
    errors: [{ template: 'x.yaml', message: 'cannot be read' }],
  });
  expect(errors.map(({ template }) => template)).toEqual(['x.yaml', 'template.yaml', 'template.yaml']);
  expect(findings.map(({ status }) => status)).toEqual(['undetermined', 'undetermined']);
});

test('types that no rule looks at are counted, in the order of their names', () => {
  const body = { Resources: { A: { Type: 'AWS::Z::Z' }, B: { Type: 'AWS::A::A' }, C: { Type: 'AWS::Z::Z' } } };
  expect(checked({ sources: [source(body)] }).unseen).toEqual([
    { type: 'AWS::A::A', count: 1 },
    { type: 'AWS::Z::Z', count: 2 },
  ]);
});

test('fingerprints tell resources apart, and stacks with the same logical ids', () => {
  const body = volumes({ Bad: false, Worse: false });
  const { findings } = checked({
    sources: [source(body, { path: 'a.json', stack: 'A' }), source(body, { path: 'b.json', stack: 'B' })],
  });
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(4);
});

test('a fingerprint goes by construct path, so a new logical id keeps it', () => {
  const print = (id: string): string | undefined =>
    checked({ sources: [source(volumes({ [id]: false }), { constructPath: () => 'Stack/Volume/Resource' })] }).findings[0]
      ?.fingerprint;
  expect(print('VolumeA1')).toBe(print('VolumeB2'));
});

test('the same input gives the same assessment', () => {
  expect(checked()).toEqual(checked());
});

test('compliant findings are counted where nobody lists them, and nothing else changes', () => {
  const whole = checked();
  const open = whole.findings.filter(({ status }) => status === 'non-compliant');
  const passed = new Map<string, number>();
  expect(checked({ passed })).toEqual({ ...whole, findings: open });
  expect([...passed.values()].reduce((sum, count) => sum + count, 0)).toBe(whole.findings.length - open.length);
  expect(open).toHaveLength(1);
});

describe('a finding about an environment', () => {
  const detector: EnvironmentRule = {
    ...fakeRule({ check: { none: 'replaced below' } }),
    id: 'detector-on',
    scope: 'environment',
    when: undefined,
    where: undefined,
    appliesTo: ['AWS::GuardDuty::Detector'],
    check: environment =>
      environment.mustHave('detector that is on', ['AWS::GuardDuty::Detector'], one => one.property('Enable').mustBe(true)),
  };
  const facts = { rules: [detector], allRules: [detector] };
  const environment = { account: '111122223333', region: 'eu-west-1' };

  test('is about the account and Region, and nowhere in particular where something is missing', () => {
    const locate = jest.fn(() => ({ line: 7, column: 3 }));
    const { findings } = checked({ ...facts, sources: [source(volumes({ Good: true }), { environment, locate })] });
    expect(findings).toMatchObject([
      {
        status: 'non-compliant',
        resource: { template: 'template.yaml', logicalId: '111122223333/eu-west-1', type: 'AWS::::Account' },
      },
    ]);
    expect(locate).not.toHaveBeenCalled();
  });

  test('stands where the resource does that is the wrong way', () => {
    const locate = jest.fn(() => ({ line: 7, column: 3 }));
    const body: JsonObject = { Resources: { Guard: { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: false } } } };
    const [finding] = checked({
      ...facts,
      sources: [source(volumes({ Good: true }), { environment }), source(body, { path: 'guard.yaml', environment, locate })],
    }).findings;
    expect(finding?.resource.location).toEqual({ file: 'guard.yaml', line: 7, column: 3 });
    expect(locate.mock.calls).toEqual([[['Resources', 'Guard', 'Properties', 'Enable']]]);
  });

  test('is waived by the name of the environment, and keeps its fingerprint when another template comes first', () => {
    const one = source(volumes({ Good: true }), { path: 'one.yaml', environment });
    const two = source(volumes({ Good: true }), { path: 'two.yaml', environment });
    const waivers = [{ ...waiver, ruleId: 'detector-on', resource: '111122223333/*', expires: '2027-01-01' }];
    const [before] = checked({ ...facts, sources: [one, two], waivers }).findings;
    const [after] = checked({ ...facts, sources: [two, one] }).findings;
    expect(before?.waiver).toMatchObject({ reason: 'a test' });
    expect(after?.fingerprint).toBe(before?.fingerprint);
  });

  test('what another repository provides is said', () => {
    const provided = [{ ruleId: 'detector-on', by: 'the landing zone' }];
    expect(checked({ rules: [], allRules: [detector], provided }).provided).toEqual(provided);
  });
});

test.each([
  ['2025-06-01', undefined],
  ['2025-05-31', [{ ruleId: 'volume-encrypted', asOf: '2025-05-31' }]],
])('data of %s are judged by, and old ones named', (dataAsOf, oldData) => {
  expect(checked({ rules: [{ ...encrypted, dataAsOf }] }).oldData).toEqual(oldData);
});
