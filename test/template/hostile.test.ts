import { load } from '../../lib/template/read';
import { bucket, folderWith } from './files';

const levels = (count: number): string => Array.from({ length: count }, (_, level) => `${' '.repeat(level + 6)}k:`).join('\n');

const bomb = [
  'A: &a [x, x, x, x, x, x, x, x, x, x]',
  ...'bcdefghijklmn'.split('').map(
    (name, index) =>
      `${name.toUpperCase()}: &${name} [${Array(10)
        .fill(`*${'abcdefghijklmn'[index] ?? ''}`)
        .join(', ')}]`,
  ),
  'Resources: {}',
].join('\n');

const conditions = Array.from({ length: 41 }, (_, index) =>
  index === 0
    ? '  C0: !Equals [!Ref P, a]'
    : `  C${String(index)}: !And [!Condition C${String(index - 1)}, !Not [!Condition C${String(index - 1)}]]`,
).join('\n');

const tenMegabytes = JSON.stringify({
  Resources: Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [
      `Records${String(index)}`,
      {
        Type: 'AWS::S3::Bucket',
        Properties: { Tags: Array.from({ length: 8 }, (__, tag) => ({ Key: `k${String(tag)}`, Value: 'x'.repeat(40) })) },
      },
    ]),
  ),
});

type Outcome = { readonly error: RegExp; readonly line?: number; readonly stillJudged?: true } | { readonly judged: number };

const files: readonly (readonly [name: string, content: string | Buffer, outcome: Outcome])[] = [
  ['41 chained conditions', `Parameters: { P: { Type: String } }\nConditions:\n${conditions}\n${bucket}`, { judged: 1 }],
  ['10 MB', tenMegabytes, { judged: 20_000 }],
  ['200 levels', `${bucket}    Properties:\n${levels(200)} v\n`, { judged: 1 }],
  ['5,000 levels', `Resources: ${'['.repeat(5000)}`, { error: /nested too deep/, line: 1 }],
  ['5,000 levels of JSON', `{"Resources": ${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`, { error: /nested more than/, line: 1 }],
  [
    'a reference cycle',
    'Resources:\n  A: { Type: T, Properties: { X: !Ref B } }\n  B: { Type: T, Properties: { X: !Ref A } }\n',
    { judged: 2 },
  ],
  ['a YAML bomb', bomb, { error: /stands for more than/, line: 7 }],
  [
    'a million lists',
    `Resources:\n${` ${'- '.repeat(300)}a\n`.repeat(3500)}`,
    { error: /more values than any template/, line: 2009 },
  ],
  [
    'two million lists in JSON',
    `{"Resources": {"A": [\n${'[],'.repeat(2_000_000)}1]}}`,
    { error: /more values than any template/, line: 2 },
  ],
  [
    'seven million numbers',
    `{"Resources": {"A": [\n${'0,'.repeat(7_000_000)}1]}}`,
    { error: /more values than any template/, line: 2 },
  ],
  [
    'an alias of itself',
    'Resources:\n  A: &a\n    Type: T\n    Properties: *a\n',
    { error: /alias inside the very value/, line: 4 },
  ],
  ['duplicate keys', 'Resources:\n  A: { Type: T }\n  A: { Type: T }\n', { error: /'A' twice/, line: 3 }],
  ['duplicate keys in JSON', '{"Resources": {"A": {"Type": "T"},\n"A": {"Type": "T"}}}', { error: /'A' twice/, line: 2 }],
  ['a byte order mark', `\uFEFF${bucket}`, { judged: 1 }],
  ['Windows line ends', bucket.replaceAll('\n', '\r\n'), { judged: 1 }],
  [
    'invalid UTF-8',
    Buffer.concat([Buffer.from(`${bucket}# caf`), Buffer.from([0xe9, 0x0a])]),
    { error: /not valid UTF-8/, line: 4 },
  ],
  ['UTF-16', Buffer.from(`\uFEFF${bucket}`, 'utf16le'), { error: /UTF-16/, line: 1 }],
  ['a zero byte', `${bucket}#\0\n`, { error: /null byte/, line: 4 }],
  ['an empty file', '', { error: /is empty/, line: 1 }],
  ['null Resources', 'Resources: null\n', { error: /Resources that is empty/, line: 1 }],
  [
    'a Type that is a number',
    `${bucket}  B:\n    Type: 42\n`,
    { error: /'B' that has a Type that is no text/, line: 4, stillJudged: true },
  ],
  ['a resource that is a list', `${bucket}  B: []\n`, { error: /'B' that is a list/, line: 4, stillJudged: true }],
  ['a resource without a Type', `${bucket}  B: {}\n`, { error: /'B' that has no Type/, line: 4, stillJudged: true }],
  [
    'properties that are a list',
    `${bucket}  B: { Type: T, Properties: [] }\n`,
    { error: /Properties that are no mapping/, line: 4, stillJudged: true },
  ],
  [
    'a macro in place of resources',
    `${bucket}  Fn::Transform: { Name: X }\n`,
    { error: /filled in by a macro/, line: 4, stillJudged: true },
  ],
  ['__proto__ as a logical id', 'Resources:\n  __proto__: { Type: T, Properties: { __proto__: { X: 1 } } }\n', { judged: 1 }],
  ['__proto__ in JSON', '{"Resources":{"__proto__":{"Type":"T","Properties":{"constructor":1,"__proto__":{}}}}}', { judged: 1 }],
  ['an escape sequence in a name', `${bucket}  "B\\e[31m": 1\n`, { error: /'B\uFFFD\[31m'/, line: 4, stillJudged: true }],
  [
    'a tag that is none',
    'Resources:\n  A: !<tag:yaml.org,2002:js/function> "x"\n',
    { error: /no function of CloudFormation/, line: 2 },
  ],
];

test.each(files)('%s ends soon, clearly, and beside other files', (_, content, outcome) => {
  const isJson = typeof content === 'string' && content.startsWith('{');
  const file = `hostile.${isJson ? 'json' : 'yaml'}`;
  const cwd = folderWith({ [file]: content, 'good.yaml': bucket });
  const start = performance.now();
  const { sources, errors } = load([file, 'good.yaml'], { cwd });
  expect(performance.now() - start).toBeLessThan(5000);
  expect(sources.map(({ path }) => path)).toContain('good.yaml');
  const hostile = sources.find(({ path }) => path === file);
  const resources = Object.keys(hostile?.body['Resources'] ?? {});
  if ('judged' in outcome) {
    expect(errors).toEqual([]);
    expect(resources).toHaveLength(outcome.judged);
    return;
  }
  expect(errors).toHaveLength(1);
  expect(errors[0]?.template).toBe(file);
  expect(errors[0]?.message).toMatch(outcome.error);
  expect(errors[0]?.location?.line).toBe(outcome.line);
  expect(errors[0]?.message).toContain(`${file}:${String(outcome.line)}`);
  expect(resources).toEqual(outcome.stillJudged === true ? ['Records'] : []);
});

test('nothing leaks into prototypes', () => {
  const cwd = folderWith({
    'a.yaml': 'Resources:\n  __proto__: { Type: T, polluted: yes }\n',
    'b.json': '{"Resources":{"__proto__":{"Type":"T","polluted":1}}}',
  });
  load(['a.yaml', 'b.json'], { cwd });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
