import { guardText } from '../../lib/config/guard';
import type { GuardClause } from '../../lib/core';

const textOf = (...all: readonly GuardClause[]): string =>
  guardText('clinic-item-holds', { type: 'AWS::SQS::Queue', all, source: 'a test', confidence: 'recall', cases: [] });

test('what must be is asked for first', () => {
  expect(textOf({ path: 'Encryption.Enabled', mustBe: [true] })).toBe(
    `rule clinic_item_holds when resourceType == "AWS::SQS::Queue" {
  configuration exists
  configuration.Encryption.Enabled exists
  when configuration.Encryption.Enabled exists {
    configuration.Encryption.Enabled in [true, "true"]
  }
}`,
  );
});

test('paths inside a list begin at its items', () => {
  expect(textOf({ every: 'Users', all: [{ path: 'Mode', mustBe: ['a', 'b'] }], orAbsent: true })).toContain(
    `  when configuration.Users[0] exists {
    configuration.Users[*] {
      Mode exists
      when Mode exists {
        Mode in ["a", "b"]
      }
    }
  }`,
  );
});

test.each<[string, GuardClause, string]>([
  ['a quote', { path: 'A', mustBe: ['x" or true'] }, 'a quote'],
  ['a backslash', { path: 'A', mustBe: ['x\\'] }, 'a backslash'],
  ['a line break', { path: 'A', mustBe: ['x\n}'] }, 'another sign than ASCII'],
  ['a path with a filter', { path: 'A[ B == 1 ]', mustBe: [1] }, 'no path of names'],
  ['a path that ends the line', { path: 'A\n}', mustBe: [1] }, 'no path of names'],
  ['half a number', { path: 'A', mustBeAtLeast: 0.5 }, 'no whole number'],
  ['a slash in a pattern', { path: 'A', mustMatch: 'a/' }, 'a slash'],
  ['no value', { path: 'A', mustBe: [] }, 'no value at all'],
  ['no value to refuse', { path: 'A', mustNotBe: [] }, 'no value at all'],
  ['no clause', { given: 'A', all: [] }, 'without clauses passes everything'],
])('a policy with %s is refused', (_, clause, message) => expect(() => textOf(clause)).toThrow(message));
