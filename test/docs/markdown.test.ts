import * as fc from 'fast-check';
import { code, comment, fenced, link, list, inline, page, prose, table } from '../../lib/docs/markdown';

test.each([
  ['emphasis', 'a *b* _c_ ~~d~~', 'a \\*b\\* \\_c\\_ \\~\\~d\\~\\~'],
  ['names with underscores as they are', 'S3_BUCKET_SSL', 'S3_BUCKET_SSL'],
  ['links and images', '![x](https://evil.example)', '!\\[x\\](https://evil.example)'],
  ['HTML', '<img src=x>', '\\<img src=x>'],
  ['entities', '&lt; & &#60;', '\\&lt; & \\&#60;'],
  ['table cells', 'a | b', 'a \\| b'],
  ['code', 'a `b`', 'a \\`b\\`'],
  ['backslashes', 'a\\', 'a\\\\'],
  ['a heading at the start', '# x', '\\# x'],
  ['a list at the start', '- x', '\\- x'],
  ['a numbered list at the start', '1. x', '1\\. x'],
  ['ids that begin with a number as they are', '4.M.C', '4.M.C'],
  ['line breaks', 'a\n\n# b', 'a # b'],
  ['characters that hide or turn text', 'a\u202Eb\u0007c\u200Bd', 'a\uFFFDb\uFFFDc\uFFFDd'],
])('escapes %s', (_, text, source) => {
  expect(inline`${text}`.source).toBe(source);
});

test('leaves no trace of what is not there', () => {
  expect(inline`a${undefined}${false}${[]}b`.source).toBe('ab');
});

test('fences code with more backticks than it holds', () => {
  expect(code('a').source).toBe('`a`');
  expect(code('a``b`').source).toBe('``` a``b` ```');
  expect(fenced('yaml', 'a: |\n  ```\n').source).toBe('````yaml\na: |\n  ```\n\n````');
});

test('turns backticks in pairs into code, and a lone one into text', () => {
  expect(inline`${prose('set `a: *b*` *now*')}`.source).toBe('set `a: *b*` \\*now\\*');
  expect(inline`${prose('a ` b')}`.source).toBe('a \\` b');
});

test('keeps a cell a cell', () => {
  expect(table(['a'], [[code('x | y')], ['p | q']]).source).toBe('| a |\n| --- |\n| `x \\| y` |\n| p \\| q |');
});

test('keeps the target of a link inside the link', () => {
  expect(link('x', 'rules/a) <b>.md#c').source).toBe('[x](rules/a%29%20%3Cb%3E.md#c)');
});

test('lets no text end a comment', () => {
  expect(comment('a --> <script> b').source).toBe('<!-- a    <script  b -->');
});

test('puts one blank line between blocks', () => {
  expect(page([inline`a`, undefined, list(['b', 'c'])])).toBe('a\n\n- b\n- c\n');
});

test('no text makes a line, a cell or a tag', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '|', '\\', '\n', '`', 'a', ' ', '\r', '[', '\u2028') }), text => {
      const { source } = table(['h'], [[text, prose(text), code(text)]]);
      const [row = '', ...more] = source.split('\n').slice(2);
      expect(more).toEqual([]);
      // Bars that no backslash escapes: the row's own four.
      expect(row.replace(/\\\|/g, '').split('|')).toHaveLength(5);
      expect(inline`${text}`.source.replace(/\\[\\<]/g, '')).not.toContain('<');
    }),
  );
});
