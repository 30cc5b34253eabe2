import fc from 'fast-check';
import { covers, overlaps } from '../../lib/core/pattern';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 });

/** All texts over two letters up to a length: enough to tell patterns of up to five characters apart. */
const texts: readonly string[] = ['', ...lengths(6)];
function lengths(longest: number): string[] {
  let layer = [''];
  const all: string[] = [];
  for (let length = 1; length <= longest; length++) {
    layer = layer.flatMap(text => [`${text}a`, `${text}b`]);
    all.push(...layer);
  }
  return all;
}
const matched = (text: string): Set<string> => {
  const expression = new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return new Set(texts.filter(candidate => expression.test(candidate)));
};

test('a pattern covers another only if it matches all that the other matches', () => {
  fc.assert(
    fc.property(pattern, pattern, (outer, inner) => {
      if (covers(outer, inner)) expect([...matched(inner)].filter(text => !matched(outer).has(text))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('a pattern without wildcards in the other is covered exactly where it matches', () => {
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 }), (outer, text) => {
      expect(covers(outer, text)).toBe(matched(outer).has(text));
    }),
    { numRuns: 400 },
  );
});

test('two patterns overlap exactly if some text is matched by both', () => {
  fc.assert(
    fc.property(pattern, pattern, (left, right) => {
      const both = [...matched(left)].some(text => matched(right).has(text));
      // Texts of up to six characters decide unless two long patterns only meet further out.
      if (both) expect(overlaps(left, right)).toBe(true);
      else if (left.length + right.length <= 6) expect(overlaps(left, right)).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['s3:*', 's3:getobject', true],
  ['s3:get*', 's3:*', false],
  ['*', 's3:*', true],
  ['s3:*', 's3:*', true],
  ['s3:g?tobject', 's3:getobject', true],
  ['s3:?*', 's3:*', false],
  ['arn:aws:s3:::*', 'arn:aws:s3:::\u00017\u0002/*', true],
  ['arn:aws:s3:::\u00017\u0002*', 'arn:aws:s3:::\u00017\u0002/*', true],
  ['arn:aws:s3:::\u00018\u0002/*', 'arn:aws:s3:::\u00017\u0002/*', false],
])('%j covers %j: %s', (outer, inner, expected) => {
  expect(covers(outer, inner)).toBe(expected);
});

test('very long patterns are not compared: nothing is claimed about them', () => {
  const long = 'a*'.repeat(4_000);
  expect(covers(long, `${long}b`)).toBe(false);
  expect(overlaps(`${long}b`, `${long}c`)).toBe(true);
});
