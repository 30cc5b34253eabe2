import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { rule } from '../../policies/rule';
import type { PolicyRule } from '../../policies/rule';
import { fakeRule } from '../support/fake-rule';

const facts = fakeRule({ check: { none: 'a test' } });

// The compiler is the judge here: `npm run types` fails when one of the expected errors does not come.
test('a rule that names controls of the catalogs is given back as it is', () => {
  const given: PolicyRule = { ...facts, controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)'] } };
  expect(rule(given)).toBe(given);
});

test('a rule that names an unknown control does not compile', () => {
  // @ts-expect-error -- there is no 4.M.Z
  rule({ ...facts, controls: { hicp: ['4.M.Z'], hipaa: [] } });
  // @ts-expect-error -- there is no 164.312(f)
  rule({ ...facts, controls: { hicp: [], hipaa: ['164.312(f)'] } });
  // @ts-expect-error -- the general provisions ask for nothing that a rule could look at
  rule({ ...facts, controls: { hicp: [], hipaa: ['164.302'] } });
  // @ts-expect-error -- both frameworks are answered, with an empty list where nothing fits
  rule({ ...facts, controls: { hicp: [] } });
  expect.assertions(0);
});

test('declaring a rule loads no catalog: start-up counts', () => {
  const source = readFileSync(join(__dirname, '../../policies/rule.ts'), 'utf8');
  const { code } = transformSync(source, { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
  expect(source).toContain("from './controls'");
  expect(code).not.toContain('require(');
});
