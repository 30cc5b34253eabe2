import fc from 'fast-check';
import { plainCheck } from '../../lib/cli/flags';
import type { CheckFlags } from '../../lib/cli/check';
import { parse } from '../../lib/cli/grammar';

interface Line {
  readonly paths: readonly string[];
  readonly flags: CheckFlags;
}

/** What commander makes of a command line; undefined where it refuses it or runs something else. */
function read(args: readonly string[]): Line | undefined {
  let line: Line | undefined;
  const other = (): 0 => 0;
  const commands = {
    check: (paths: readonly string[], flags: CheckFlags): 0 => {
      line = { paths, flags: { ...flags } };
      return 0;
    },
    explain: other,
    rules: other,
    controls: other,
    services: other,
    init: other,
    drift: other,
    conformancePack: other,
  };
  const nothing = (): void => undefined;
  void parse(args, commands, { folder: '.', color: false, print: nothing, error: nothing });
  return line;
}

test.each([
  [['check']],
  [['check', 'a.yaml', 'b.json']],
  [['check', 'a.yaml', '--format', 'json', '--format', 'sarif,html', '--output', 'out', '--strict']],
  [['check', '--profile', 'large', '--fail-on', 'none', '--config', 'c.yaml', '--open-only', 'x']],
  [
    [
      'check',
      '--only',
      'a, b,',
      '--only',
      'c',
      '--skip',
      '',
      '--parameters',
      'A=1',
      '--parameters',
      'f.json',
      '--files-from',
      'l',
    ],
  ],
])('%j is read without commander, and as commander reads it', args => {
  expect(plainCheck(args)).toBeDefined();
  expect(plainCheck(args)).toEqual(read(args));
});

test.each([
  [['rules']],
  [['check', '--help']],
  [['check', '--format=json']],
  [['check', '--files-from', '-']],
  [['check', '--', '--strict']],
  [['check', '--format', 'xml']],
  [['check', '--profile', 'huge']],
  [['check', '--only']],
  [['check', '-x']],
  [['check', '--no-such']],
  [[]],
])('%j is left to commander', args => {
  expect(plainCheck(args)).toBeUndefined();
});

test('no command line is read in another way than commander reads it', () => {
  const words = [
    ...['--format', '--output', '--profile', '--fail-on', '--strict', '--only', '--skip', '--parameters', '--files-from'],
    ...['--config', '--open-only', '--', '-', '-h', '--help', '--strict=1', '--output=', '', 'json', 'text,json', 'xml', 'large'],
    ...['high', 'none', 'a.yaml', 'A=1', 'x,y', 'check', 'rules', 'help', '__proto__', 'constructor', '--constructor'],
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 7 }), rest => {
      const args = ['check', ...rest];
      const plain = plainCheck(args);
      if (plain !== undefined) expect(plain).toEqual(read(args));
    }),
    { numRuns: 500 },
  );
});
