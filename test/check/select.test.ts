import { namesOf, select } from '../../lib/check/select';
import type { EnvironmentRule } from '../../lib/core';
import { compliant } from '../../lib/core/verdict';
import { fakeRule } from '../support/fake-rule';

const check = () => compliant;
const small = fakeRule({ id: 'for-small', from: 'small', check, controls: { hicp: ['4.S.A'] } });
const medium = fakeRule({
  id: 'for-medium',
  check,
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)'] },
  aliases: ['once-called'],
});
const large = fakeRule({ id: 'for-large', from: 'large', check, controls: { hicp: ['4.L.A'] } });
const all = [small, medium, large];

function idsOf(choice: Parameters<typeof select>[1]): readonly string[] {
  return select(all, choice).rules.map(({ id }) => id);
}

test.each([
  ['small', ['for-small']],
  ['medium', ['for-small', 'for-medium']],
  ['large', ['for-small', 'for-medium', 'for-large']],
] as const)('profile %s runs the rules of its size and of smaller ones', (profile, ids) => {
  expect(idsOf({ profile })).toEqual(ids);
});

test.each([
  ['its id', 'for-medium'],
  ['an earlier id', 'once-called'],
  ['a HICP sub-practice', '4.M.C'],
  ['a HIPAA citation', '164.312(e)(1)'],
])('a rule is chosen and left out by %s', (_, name) => {
  expect(idsOf({ profile: 'large', only: [name] })).toEqual(['for-medium']);
  expect(idsOf({ profile: 'large', skip: [name] })).toEqual(['for-small', 'for-large']);
});

test('a rule that is asked for by name runs whatever the size', () => {
  expect(idsOf({ profile: 'small', only: ['for-large'] })).toEqual(['for-large']);
});

test('what is left out stays out, also when it was chosen', () => {
  expect(idsOf({ profile: 'large', only: ['for-small', 'for-large'], skip: ['4.L.A'] })).toEqual(['for-small']);
});

test('names that nothing has are told, those of a rule of another size are not', () => {
  expect(select(all, { profile: 'small', only: ['for-large', 'gone'], skip: ['constructor'] }).unknown).toEqual([
    'gone',
    'constructor',
  ]);
});

test('all names of a rule are known', () => {
  expect(namesOf(medium)).toEqual(['for-medium', 'once-called', '4.M.C', '164.312(e)(1)']);
});

describe('what another repository provides', () => {
  const trail: EnvironmentRule = {
    ...fakeRule({ check: { none: 'not run' } }),
    id: 'trail-exists',
    scope: 'environment',
    when: undefined,
    where: undefined,
    check,
  };
  const provided = [{ ruleId: 'trail-exists', by: 'the landing zone' }];

  test('is not judged here', () => {
    const chosen = select([small, trail], { profile: 'large', provided });
    expect(chosen).toEqual({ rules: [small], unknown: [], misplaced: [] });
  });

  test('is no way round a rule about single resources, and no rule that does not exist', () => {
    const more = [...provided, { ruleId: 'for-small', by: 'nobody' }, { ruleId: 'gone', by: 'nobody' }];
    expect(select([small, trail], { profile: 'large', provided: more })).toMatchObject({
      unknown: ['gone'],
      misplaced: ['for-small'],
    });
  });
});
