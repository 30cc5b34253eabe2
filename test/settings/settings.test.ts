import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isIsoDate } from '../../lib/waivers/date';
import { problemText, readSettings, settingsFromText } from '../../lib/settings';

const read = (text: string) => settingsFromText(text, 'hicp.config.yaml');
const problemsOf = (text: string) => read(text).problems.map(problemText);

const waiver = `  - rule: s3-bucket-ssl-requests-only
    resource: Leaflets
    reason: Holds public leaflets only
    owner: jane@example.com
    expires: 2026-03-31
    ticket: 4711
`;

describe('the keys of the command', () => {
  test('are read in the spelling of the flags', () => {
    const { settings, problems, notices } = read(`
paths: [infra, cdk.out]
format: [text, sarif]
output: reports
profile: large
fail-on: high
strict: true
only: s3-bucket-ssl-requests-only, 4.M.C
skip: [164.312(e)(1)]
parameters: { Env: prod, Account: 012345678901 }
open-only: false
baseline: hicp.baseline.json
phi: { tag: DataClassification, values: [PHI] }
`);
    expect([problems, notices]).toEqual([[], []]);
    expect(settings).toEqual({
      paths: ['infra', 'cdk.out'],
      format: ['text', 'sarif'],
      output: 'reports',
      profile: 'large',
      failOn: 'high',
      strict: true,
      only: ['s3-bucket-ssl-requests-only', '4.M.C'],
      skip: ['164.312(e)(1)'],
      parameters: ['Env=prod', 'Account=012345678901'],
      openOnly: false,
      baseline: 'hicp.baseline.json',
      phi: { tag: 'DataClassification', values: ['PHI'] },
      waivers: [],
    });
  });

  test('say what the run does not hold of its environments', () => {
    const { settings, problems } = read(`
environment:
  complete: true
  provided:
    - rules: [guardduty-enabled, detective-graph-enabled]
      by: the landing zone
    - { rules: securityhub-enabled, by: security@clinic.example }
`);
    expect(problems).toEqual([]);
    expect(settings.environment).toEqual({
      complete: true,
      provided: [
        { ruleId: 'guardduty-enabled', by: 'the landing zone' },
        { ruleId: 'detective-graph-enabled', by: 'the landing zone' },
        { ruleId: 'securityhub-enabled', by: 'security@clinic.example' },
      ],
    });
  });

  test('say who judges nested stacks whose templates are elsewhere', () => {
    const { settings, problems } = read(`environment:
  provided:
    - { stacks: [Network, 'Clinic/**'], by: the network team }
    - { rules: guardduty-enabled, stacks: Logs, by: the landing zone }
`);
    expect(problems).toEqual([]);
    expect(settings.environment).toEqual({
      provided: [{ ruleId: 'guardduty-enabled', by: 'the landing zone' }],
      providedStacks: [
        { stack: 'Network', by: 'the network team' },
        { stack: 'Clinic/**', by: 'the network team' },
        { stack: 'Logs', by: 'the landing zone' },
      ],
    });
  });

  test.each([
    ['environment: yes', "hicp.config.yaml:1:1: environment is 'yes'; it has complete"],
    ['environment: { whole: true }', "unknown key 'environment.whole'"],
    ['environment: { complete: maybe }', "environment.complete is 'maybe'; it must be true or false."],
    ['environment: { provided: guardduty-enabled }', 'environment.provided is text; it must be a list'],
    ['environment: { provided: [guardduty-enabled] }', 'environment.provided[0] is text; write rules or stacks, and by.'],
    ['environment: { provided: [{ rules: [a] }] }', 'environment.provided[0] has no by. Add it.'],
    ['environment: { provided: [{ by: us }] }', 'environment.provided[0] has no rules. Add it.'],
    ['environment: { provided: [{ rules: [a], by: us, until: 2027 }] }', "unknown key 'until'; write rules or stacks, and by."],
  ])('refuse %s', (text, message) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(message)]);
  });

  test('mean the same in JSON, indented by tabs', () => {
    const { settings, problems } = read('{\n\t"strict": true,\n\t"parameters": ["Env=prod"],\n\t"output": null\n}');
    expect(problems).toEqual([]);
    expect(settings).toEqual({ strict: true, parameters: ['Env=prod'], phi: 'everything', waivers: [] });
  });

  test.each([
    ['an empty file', ''],
    ['comments only', '# nothing yet\n'],
    ['keys without values', 'waivers:\nprofile:\n'],
    ['phi in words', 'phi: everything'],
    ['empty lists', 'only: []\nskip: ","\npaths: []\n'],
  ])('may be left out: %s', (_, text) => {
    expect(read(text)).toEqual({ settings: { phi: 'everything', waivers: [] }, problems: [], notices: [] });
  });

  test.each([
    ['# note\nfial-on: high\n', "hicp.config.yaml:2:1: unknown key 'fial-on'. Did you mean 'fail-on'?"],
    ['failOn: high', "hicp.config.yaml:1:1: unknown key 'failOn'. Did you mean 'fail-on'?"],
    ['profile: huge', "hicp.config.yaml:1:1: profile is 'huge'; it must be small, medium or large."],
    ['strict: yes', "hicp.config.yaml:1:1: strict is 'yes'; it must be true or false."],
    ['a: 1', expect.stringContaining("unknown key 'a'. Known keys: paths, format")],
    [
      'format:\n  - text\n  - sarf\n',
      expect.stringMatching(/^hicp\.config\.yaml:3:5: format\[1\] is 'sarf'; .* Did you mean 'sarif'\?$/),
    ],
    ['format: sarf', expect.stringMatching(/^hicp\.config\.yaml:1:1: format is 'sarf'; /)],
    ['paths:\n  - infra\n  - { a: b }\n', 'hicp.config.yaml:3:5: paths[1] is a mapping; it must be text.'],
    ['only: { a: b }', 'hicp.config.yaml:1:1: only is a mapping; it must be text or a list of texts.'],
    ['parameters:\n  Env: [a]\n', 'hicp.config.yaml:2:3: parameters.Env is a list; it must be text.'],
    ['phi: DataClassification', expect.stringContaining("phi is 'DataClassification'; it must be everything, or a tag")],
    ['phi: { tag: DataClassification }', 'hicp.config.yaml:1:1: phi has no values. Add it.'],
    ['phi: { tag: T, values: [] }', 'hicp.config.yaml:1:16: phi.values is empty, so nothing would hold PHI. Name a value.'],
    ['phi: { tag: T, values: PHI, value: X }', "hicp.config.yaml:1:29: unknown key 'phi.value'; phi has tag and values."],
    ['waivers: all', expect.stringContaining('waivers is text; it must be a list')],
    ['- profile: small', expect.stringContaining('hicp.config.yaml:1:1: a settings file holds keys and values')],
    ['profile: small\nprofile: large\n', 'hicp.config.yaml:2:1: is not valid YAML: duplicated mapping key. Correct it there.'],
    ['profile: "small', expect.stringMatching(/^hicp\.config\.yaml:\d+:\d+: is not valid YAML/)],
    ['x: !!js/function a', expect.stringContaining('unknown tag')],
    ['[[[['.repeat(50_000), expect.stringContaining('is not valid YAML')],
  ])('are refused where they stand (%#)', (text, message) => {
    expect(problemsOf(text)).toEqual([message]);
    expect(read(text).problems.every(({ fatal }) => fatal)).toBe(true);
  });

  test('that are written wrongly leave the default, never half of a value', () => {
    expect(read('phi: { tag: T, values: [{}] }\nformat: [text, sarf]\n').settings).toEqual({ phi: 'everything', waivers: [] });
  });

  test('cannot reach a prototype', () => {
    expect(problemsOf('__proto__: { strict: true }\nconstructor: x\n')).toHaveLength(2);
    expect(read('__proto__: { strict: true }').settings.strict).toBeUndefined();
    expect(
      read(`waivers:\n  - __proto__: { rule: a, resource: b, reason: c, owner: d, expires: 2030-01-01 }\n`).settings.waivers,
    ).toEqual([]);
    expect(({} as { strict?: boolean }).strict).toBeUndefined();
  });

  test('are read or refused, whatever the text', () => {
    const noise = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string({ unit: fc.constantFrom('-', ':', ' ', '\n', 'a', '[', '{', '*', '&', '"', '#', '!') }),
    );
    fc.assert(
      fc.property(noise, text => {
        const { settings, problems } = read(text);
        expect(Array.isArray(settings.waivers)).toBe(true);
        for (const { message } of problems) expect(message).not.toBe('');
      }),
    );
  });
});

test.each([
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2100-02-29', false],
  ['2000-02-29', true],
  ['2026-04-31', false],
  ['2026-12-31', true],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['2026-1-1', false],
  ['2026-01-01T00:00:00Z', false],
  ['2026-01-01\n', false],
])('%s is a day of the calendar: %s', (text, expected) => {
  expect(isIsoDate(text)).toBe(expected);
});

describe('waivers', () => {
  test('carry the line that they start on', () => {
    const { settings, notices } = read(
      `# why\nwaivers:\n${waiver}  # the next one\n\n  -\n    rule: HICP::a-b\n    resource: X/**\n    reason: r\n    owner: o\n    expires: "2027-01-01"\n`,
    );
    expect(notices).toEqual([]);
    expect(settings.waivers).toEqual([
      {
        ruleId: 's3-bucket-ssl-requests-only',
        resource: 'Leaflets',
        reason: 'Holds public leaflets only',
        owner: 'jane@example.com',
        expires: '2026-03-31',
        ticket: '4711',
        from: 'hicp.config.yaml:3',
      },
      { ruleId: 'a-b', resource: 'X/**', reason: 'r', owner: 'o', expires: '2027-01-01', from: 'hicp.config.yaml:12' },
    ]);
  });

  test('carry their line in JSON and in flow style, too', () => {
    const entry = '{ "rule": "a-b", "resource": "X", "reason": "r", "owner": "o", "expires": "2027-01-01" }';
    expect(read(`{\n "waivers": [\n  ${entry},\n  ${entry}\n ]\n}`).settings.waivers.map(({ from }) => from)).toEqual([
      'hicp.config.yaml:3',
      'hicp.config.yaml:4',
    ]);
  });

  test.each([
    ['reason: Holds public leaflets only', 'reason: "  "', 'it has no reason; add it'],
    ['reason: Holds public leaflets only', `reason: "${' '.repeat(40)}"`, 'it has no reason; add it'],
    ['reason: Holds public leaflets only', 'reason: null', 'it has no reason; add it'],
    ['    owner: jane@example.com\n', '', 'it has no owner; add it'],
    ['    expires: 2026-03-31\n', '', 'it has no expires; add it'],
    ['expires: 2026-03-31', 'expires: 31.3.2026', "expires is '31.3.2026' and must be a date such as 2026-03-31"],
    ['expires: 2026-03-31', 'expires: 2026-02-30', "expires is '2026-02-30' and must be a date such as 2026-03-31"],
    ['expires: 2026-03-31', 'expires: never', "expires is 'never' and must be a date such as 2026-03-31"],
    ['expires:', 'expire:', "it has an unknown key 'expire' (Did you mean 'expires'?); it has no expires; add it"],
    ['reason: Holds public leaflets only', 'reason: [a]', 'reason is a list and must be text'],
    ['ticket: 4711', 'scope: all', "it has an unknown key 'scope'"],
  ])('that are malformed do not waive and do not stop the run: %s -> %s', (good, bad, fault) => {
    const { settings, notices, problems } = read(`waivers:\n${waiver.replace(good, bad)}`);
    expect([settings.waivers, problems]).toEqual([[], []]);
    expect(notices).toEqual([
      { kind: 'malformed', from: 'hicp.config.yaml:2', message: `hicp.config.yaml:2 does not waive: ${fault}.` },
    ]);
  });

  test('that are no mapping are named with their line, and the others hold', () => {
    const { settings, notices } = read(`waivers:\n  - s3-bucket-ssl-requests-only\n${waiver}`);
    expect(settings.waivers).toHaveLength(1);
    expect(notices).toEqual([
      expect.objectContaining({
        from: 'hicp.config.yaml:2',
        message: expect.stringContaining('it is text; write rule, resource') as string,
      }),
    ]);
  });
});

describe('the file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hicp-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('may be missing', () => {
    expect(readSettings(undefined, folder)).toEqual({ settings: { phi: 'everything', waivers: [] }, problems: [], notices: [] });
  });

  test('must be there when it is named', () => {
    expect(readSettings('other.yaml', folder).problems).toEqual([
      { file: 'other.yaml', message: 'there is no such file. Check the name after --config.', fatal: true },
    ]);
  });

  test('is read under its default name and under the one given', () => {
    writeFileSync(join(folder, 'hicp.config.yaml'), 'profile: small');
    writeFileSync(join(folder, 'other.json'), '{ "profile": "large" }');
    expect(readSettings(undefined, folder).settings.profile).toBe('small');
    expect(readSettings('other.json', folder).settings.profile).toBe('large');
  });

  test('that cannot be read stops the run, under its default name too', () => {
    mkdirSync(join(folder, 'hicp.config.yaml'));
    expect(readSettings(undefined, folder).problems).toEqual([
      { file: 'hicp.config.yaml', message: 'is not a file. Name the settings file itself.', fatal: true },
    ]);
    expect(readSettings('no\0name', folder).problems).toEqual([expect.objectContaining({ fatal: true })]);
  });
});
