import fc from 'fast-check';
import { allOf, anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf, undetermined, when } from '../../lib/core';
import type { Verdict } from '../../lib/core';
import { settled } from '../../lib/core/verdict';

const values: readonly Verdict[] = [compliant, nonCompliant('fails'), undetermined('unknown')];
const verdict = fc.constantFrom(...values);
const unknownLast = { 'non-compliant': 0, undetermined: 1, compliant: 2 } as const;

test('allOf and everyOf are the least of their parts: failure, then unknown, then success', () => {
  fc.assert(
    fc.property(fc.array(verdict), parts => {
      const least = parts.reduce<number>((low, part) => Math.min(low, unknownLast[part.status]), 2);
      expect(unknownLast[allOf(...parts).status]).toBe(least);
      expect(unknownLast[everyOf(parts, part => part).status]).toBe(least);
    }),
  );
});

test('anyOf and someOf are the greatest of their parts, and fail where there is none', () => {
  fc.assert(
    fc.property(fc.array(verdict), parts => {
      const greatest = parts.reduce<number>((high, part) => Math.max(high, unknownLast[part.status]), 0);
      expect(unknownLast[anyOf(...parts).status]).toBe(greatest);
      expect(unknownLast[someOf(parts, 'part', part => part).status]).toBe(greatest);
    }),
  );
});

test.each([
  ['compliant', 'compliant', 'compliant'],
  ['compliant', 'non-compliant', 'non-compliant'],
  ['compliant', 'undetermined', 'undetermined'],
  ['non-compliant', 'non-compliant', 'compliant'],
  ['non-compliant', 'undetermined', 'compliant'],
  ['undetermined', 'compliant', 'compliant'],
  ['undetermined', 'non-compliant', 'undetermined'],
  ['undetermined', 'undetermined', 'undetermined'],
] as const)('when the test is %s and the rest %s, it is %s', (test, then, expected) => {
  const find = (status: string): Verdict => values.find(value => value.status === status) ?? compliant;
  expect(when(find(test), () => find(then)).status).toBe(expected);
});

test('the opposite of unknown is unknown', () => {
  expect(values.map(value => mustNotHold(value, 'it holds').status)).toEqual(['non-compliant', 'compliant', 'undetermined']);
});

test('parts after a deciding one are not taken', () => {
  const never = (): Verdict => {
    throw new Error('taken');
  };
  expect(allOf(nonCompliant('fails'), never).status).toBe('non-compliant');
  expect(anyOf(compliant, never).status).toBe('compliant');
});

test('a lone candidate that fails is quoted, and several are not', () => {
  const fails = (name: string): Verdict => nonCompliant(`${name} fails`, name);
  expect(settled(someOf(['a'], 'candidate', fails))).toEqual(nonCompliant('no candidate: a fails', 'a'));
  expect(someOf(['a', 'b'], 'candidate', fails)).toEqual(nonCompliant('no candidate'));
  expect(someOf([], 'candidate', fails)).toEqual(nonCompliant('no candidate'));
});
