import fc from 'fast-check';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { plainWaivers } from '../../lib/settings/plain-waivers';

const usual =
  'profile: small\nwaivers:\n  - rule: a-b\n    resource: X/**\n\n  # why\n  - rule: "c-d"\n    resource: \'Y\'\nstrict: true\n';

test('the usual form is read with its lines, and the rest is left over', () => {
  const found = plainWaivers(usual);
  expect(found?.waivers).toEqual([
    { rule: 'a-b', resource: 'X/**' },
    { rule: 'c-d', resource: 'Y' },
  ]);
  expect([...(found?.lines.values() ?? [])]).toEqual([3, 7]);
  expect(found?.rest).toEqual(['profile: small\n', 'strict: true\n']);
});

test.each([
  ['a folded value', 'waivers:\n  - rule: a\n      b\n'],
  ['a comment after a value', 'waivers:\n  - rule: a # b\n'],
  ['an escape', 'waivers:\n  - rule: "a\\tb"\n'],
  ['an alias', 'waivers:\n  - rule: *a\n'],
  ['flow style', 'waivers: [{ rule: a }]\n'],
  ['flow style on a line', 'waivers:\n  - { rule: a }\n'],
  ['a key twice', 'waivers:\n  - rule: a\n    rule: b\n'],
  ['a nested mapping', 'waivers:\n  - rule: a: b\n'],
  ['an indentation of its own', 'waivers:\n  - rule: a\n   owner: b\n'],
  ['an empty value', 'waivers:\n  - rule:\n'],
  ['a block scalar', 'waivers:\n  - rule: |\n      a\n'],
  ['two documents', 'waivers:\n  - rule: a\n---\nb: c\n'],
  ['a control character', 'waivers:\n  - rule: a\u0007\n'],
  ['JSON', '{ "waivers": [] }'],
  ['no waivers', 'profile: small\n'],
])('%s is left to the YAML reader', (_, text) => {
  expect(plainWaivers(text)).toBeUndefined();
});

test('whatever it reads, the YAML reader reads alike', () => {
  const value = fc.oneof(
    fc.constantFrom(
      'a',
      'a b',
      'http://x',
      'HICP::a',
      "it's",
      '"q"',
      "'q'",
      "'it''s'",
      '"a" b',
      '.x',
      '/x',
      'a, b',
      '[x]',
      'x]',
      '{',
      'a#b',
      'a #b',
      'a:',
      ':a',
      '- a',
      '?',
      '*a',
      '&a b',
      '!a',
      '|',
      '>',
      '%',
      '@',
      '2026-03-31',
      'null',
      '~',
      'ä',
      '\t',
      'a\tb',
      '\u2028',
      'x\u0085',
      '"a\n b"',
    ),
    fc.string({ maxLength: 6 }),
  );
  const line = fc.record({
    indent: fc.constantFrom('', '  ', '    ', '      ', '\t'),
    dash: fc.constantFrom('', '', '- ', '-   '),
    key: fc.constantFrom('rule', 'owner', 'reason', 'waivers', '#', '"rule"', '<<'),
    colon: fc.constantFrom(': ', ':', ':  ', ' : '),
    value,
    end: fc.constantFrom('\n', '\n', '\n', ' \n', '\r\n', '\n\n', '\n# c\n', '\n      # c\n'),
  });
  const usualLine = fc
    .record({
      indent: fc.constantFrom('    ', '  '),
      dash: fc.constant(''),
      key: fc.constantFrom('owner', 'reason', 'expires'),
      colon: fc.constant(': '),
      value,
      end: fc.constantFrom('\n', '\r\n', '\n\n', '\n# c\n'),
    })
    .map(one => (one.indent === '  ' ? { ...one, dash: '- ' } : one));
  const text = ({
    indent,
    dash,
    key,
    colon,
    value: written,
    end,
  }: {
    indent: string;
    dash: string;
    key: string;
    colon: string;
    value: string;
    end: string;
  }) => `${indent}${dash}${key}${colon}${written}${end}`;
  let taken = 0;
  fc.assert(
    fc.property(
      fc.constantFrom('', 'profile: small\n', '# c\n'),
      fc.oneof(
        { weight: 4, arbitrary: fc.array(usualLine, { maxLength: 6 }) },
        { weight: 1, arbitrary: fc.array(line, { maxLength: 6 }) },
      ),
      fc.constantFrom('', 'strict: true\n', '# end'),
      (before, lines, after) => {
        const whole = `${before}waivers:\n  - rule: x\n${lines.map(text).join('')}${after}`;
        const found = plainWaivers(whole);
        if (found === undefined) return;
        const rest = found.rest.map(part => {
          try {
            return load(part, { schema: FAILSAFE_SCHEMA }) ?? {};
          } catch {
            return undefined;
          }
        });
        // The reader of settings takes the parts only where each can be read and they share no key.
        if (rest.some(part => typeof part !== 'object') || rest.some(part => Array.isArray(part))) return;
        const keys = rest.flatMap(part => Object.keys(part ?? {}));
        if (keys.includes('waivers') || new Set(keys).size < keys.length) return;
        taken++;
        expect(load(whole, { schema: FAILSAFE_SCHEMA })).toEqual({ ...rest[0], ...rest[1], waivers: found.waivers });
      },
    ),
    { numRuns: 5000 },
  );
  expect(taken).toBeGreaterThan(200);
});
