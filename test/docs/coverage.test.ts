import { coverage } from '../../lib/docs';
import type { ControlCoverage } from '../../lib/docs';
import { fakeRule } from '../support/fake-rule';
import { catalogs, encrypted, keyAge } from './fixture';

const covered = coverage(catalogs, [encrypted, keyAge]);

function of(id: string, among: readonly ControlCoverage[] = covered): ControlCoverage | undefined {
  return among.find(control => control.id === id);
}

test('has every control of every catalog, covered or not', () => {
  expect(covered.map(({ framework, id }) => `${framework} ${id}`)).toEqual([
    'acme A.1',
    'acme A.2',
    'acme B.1',
    'acme B.2',
    'acme B.3',
  ]);
});

test('names the rules that judge templates for a control, and their Config counterparts', () => {
  expect(of('A.1')).toMatchObject({
    by: 'rule',
    rules: ['volume-encrypted'],
    config: [{ ruleId: 'volume-encrypted', managedRule: 'ENCRYPTED_VOLUMES' }],
    attestation: 'Key list.',
    reason: undefined,
  });
});

test('names rules of the control that asks for the same, and keeps them apart from own ones', () => {
  expect(of('A.2')).toMatchObject({
    by: 'counterpart',
    rules: [],
    counterpartRules: [{ control: 'A.1', rules: ['volume-encrypted'] }],
    confidence: 'recall',
  });
});

test('does not count a rule without a check as judging, and gives its reason', () => {
  expect(of('B.1')).toMatchObject({ by: 'config', rules: [], reason: 'the age of a key shows in the account only' });
});

test('falls back to attestation, and says that no template shows what people do', () => {
  expect(of('B.2')).toMatchObject({
    by: 'attestation',
    config: [],
    attestation: 'Course records.',
    reason: 'procedural: no template shows it',
  });
});

test('says that nothing stands for a control, and why', () => {
  expect(of('B.3')).toMatchObject({ by: 'nothing', attestation: undefined, reason: 'no rule of this pack looks at it' });
});

test('does not take a rule that neither checks nor has a Config counterpart for coverage', () => {
  const idle = fakeRule({ id: 'idle', controls: { acme: ['B.3'] }, check: { none: 'nobody knows how' } });
  expect(of('B.3', coverage(catalogs, [idle]))).toMatchObject({ by: 'nothing', config: [], reason: 'nobody knows how' });
});

test('counts a Guard rule as a counterpart', () => {
  const guarded = fakeRule({
    id: 'guarded',
    controls: { acme: ['B.3'] },
    check: { none: 'seen in the account only' },
    config: { guard: { type: 'AWS::EC2::Volume', all: [], source: 'a test', confidence: 'recall', cases: [] } },
  });
  expect(of('B.3', coverage(catalogs, [guarded]))).toMatchObject({
    by: 'config',
    config: [{ ruleId: 'guarded', managedRule: undefined }],
  });
});

test('finds nothing under names of prototypes', () => {
  const hostile = {
    __proto__x: { name: 'x', edition: '1', controls: { constructor: catalogs['acme']?.controls['B.3'] } },
  } as unknown as typeof catalogs;
  expect(coverage(hostile, [encrypted])).toMatchObject([{ id: 'constructor', by: 'nothing', rules: [] }]);
});
