import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import schema from '../../lib/reports/assessment.schema.json';
import type { Assessment } from '../../lib/core';
import { folderWith, hicp, threeBuckets } from './command';

const rule = 's3-bucket-versioning-enabled';

function records(more: Readonly<Record<string, string>> = {}): string {
  return folderWith({ 'records.yaml': threeBuckets, ...more });
}

const check = (folder: string, ...args: string[]): ReturnType<typeof hicp> =>
  hicp(['check', 'records.yaml', '--only', rule, ...args], folder);

test('json is valid by the schema that is shipped, with errors and waivers as well', () => {
  const folder = records({
    'broken.yaml': 'Resources: {',
    'hicp.config.yaml': `waivers:\n  - { rule: ${rule}, resource: Lost, reason: a, owner: b, expires: 2999-01-01 }\n`,
  });
  const { out } = hicp(['check', '.', '--format', 'json'], folder);
  const validate = new Ajv2020().compile(schema);
  validate(JSON.parse(out));
  expect(validate.errors ?? []).toEqual([]);
  const assessment = JSON.parse(out) as Assessment;
  expect(assessment.errors).toHaveLength(1);
  expect(assessment.findings.some(({ waiver }) => waiver !== undefined)).toBe(true);
  expect(Math.abs(Date.now() - Date.parse(assessment.time))).toBeLessThan(60_000);
  expect(assessment.time).toMatch(/Z$/);
});

test('json names tool, rules with their texts, templates with their hash, and places', () => {
  const { out } = check(records(), '--format', 'json');
  const { tool, rules, templates, findings, profile } = JSON.parse(out) as Assessment;
  expect(tool.name).toBe('cdk-hicp');
  expect(profile).toBe('medium');
  expect(rules).toMatchObject([{ id: rule, title: expect.stringContaining('versions') as string, severity: 'medium' }]);
  expect(templates).toMatchObject([
    { path: 'records.yaml', resources: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  ]);
  expect(findings.find(({ status }) => status === 'non-compliant')?.resource).toEqual({
    template: 'records.yaml',
    logicalId: 'Lost',
    type: 'AWS::S3::Bucket',
    location: { file: 'records.yaml', line: 9, column: expect.any(Number) as number },
  });
});

test('fingerprints stay when lines move', () => {
  const prints = (folder: string): readonly string[] =>
    (JSON.parse(check(folder, '--format', 'json').out) as Assessment).findings.map(({ fingerprint }) => fingerprint);
  const moved = folderWith({ 'records.yaml': `# one line more\n\n${threeBuckets}` });
  expect(prints(moved)).toEqual(prints(records()));
  expect(new Set(prints(moved)).size).toBe(3);
});

test('sarif has one result for each open finding', () => {
  const { out, exit } = check(records(), '--format', 'sarif', '--strict');
  const { version, runs } = JSON.parse(out) as {
    version: string;
    runs: readonly { results: readonly { ruleId: string; kind: string }[] }[];
  };
  expect(version).toBe('2.1.0');
  const open = runs.flatMap(({ results }) => results).filter(({ kind }) => kind !== 'pass');
  expect(open.map(({ ruleId, kind }) => `${ruleId} ${kind}`)).toEqual([`${rule} fail`, `${rule} open`]);
  expect(exit).toBe(1);
});

test('html is one document with nothing to load', () => {
  const { out } = check(records(), '--format', 'html');
  expect(out).toMatch(/^<!doctype html>/i);
  expect(out).not.toMatch(/<script src|<link[^>]+href="http|@import/);
});

test('one format goes into a file, and standard output stays empty', () => {
  const folder = records();
  const { out, err, exit } = check(folder, '--format', 'json', '--output', 'deep/er/result.json');
  expect({ out, err, exit }).toEqual({ out: '', err: 'wrote deep/er/result.json\n', exit: 1 });
  expect(JSON.parse(readFileSync(join(folder, 'deep/er/result.json'), 'utf8'))).toMatchObject({ schema: 1 });
  expect(readdirSync(join(folder, 'deep/er'))).toEqual(['result.json']);
});

test('several formats go into a folder, each under its name', () => {
  const folder = records();
  const { err } = check(folder, '--format', 'text,json', '--format', 'sarif', '--format', 'html', '--output', 'out');
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['assessment.json', 'hicp.sarif', 'index.html', 'report.txt']);
  expect(err).toBe('wrote out/report.txt\nwrote out/assessment.json\nwrote out/hicp.sarif\nwrote out/index.html\n');
});

test('one format into a folder that exists, or a name that ends like one, gets its name too', () => {
  const folder = records();
  mkdirSync(join(folder, 'there'));
  check(folder, '--format', 'json', '--output', 'there');
  check(folder, '--format', 'json', '--output', 'new/');
  expect(readdirSync(join(folder, 'there'))).toEqual(['assessment.json']);
  expect(readdirSync(join(folder, 'new'))).toEqual(['assessment.json']);
});

test('the same format twice is written once', () => {
  const folder = records();
  expect(check(folder, '--format', 'json,json', '--format', 'json').out.match(/"schema": 1/g)).toHaveLength(1);
});

test('what was there before is replaced as a whole, and a link keeps pointing', () => {
  const folder = records({ 'real.json': 'old '.repeat(100_000) });
  symlinkSync(join(folder, 'real.json'), join(folder, 'link.json'));
  check(folder, '--format', 'json', '--output', 'link.json');
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, 'real.json'), 'utf8'))).toMatchObject({ schema: 1 });
});

test('an output that cannot be written ends in 2, names the file and leaves nothing behind', () => {
  const folder = records({ 'out/assessment.json/in-the-way': '' });
  const { exit, err } = check(folder, '--format', 'json,sarif', '--output', 'out', '--fail-on', 'none');
  expect(err).toContain('assessment.json was not written: ');
  expect(err).toContain('Name a folder that exists and that you may write to.');
  expect(exit).toBe(2);
  expect(readdirSync(join(folder, 'out'))).toEqual(['assessment.json']);
});

test('a folder without the right to write ends in 2', () => {
  const folder = records();
  mkdirSync(join(folder, 'locked'));
  chmodSync(join(folder, 'locked'), 0o555);
  try {
    writeFileSync(join(folder, 'locked', 'probe'), '');
    // Root may write anywhere, and then there is nothing to see.
    return;
  } catch {
    expect(check(folder, '--format', 'json', '--output', 'locked').exit).toBe(2);
  }
});

test('a file of an earlier run stays when this one cannot even start', () => {
  const folder = records({ 'result.json': 'before' });
  hicp(['check', 'records.yaml', '--only', 'no-such-rule', '--format', 'json', '--output', 'result.json'], folder);
  expect(readFileSync(join(folder, 'result.json'), 'utf8')).toBe('before');
});

test('color is in what a terminal shows and in no file', () => {
  const folder = records();
  expect(hicp(['check', 'records.yaml'], folder, true).out).toContain('\u001b[');
  hicp(['check', 'records.yaml', '--output', 'report.txt'], folder, true);
  expect(existsSync(join(folder, 'report.txt'))).toBe(true);
  expect(readFileSync(join(folder, 'report.txt'), 'utf8')).not.toContain('\u001b');
});

test('rules and controls as json say all that their lists say', () => {
  const folder = records();
  const rules = JSON.parse(hicp(['rules', '--format', 'json'], folder).out) as readonly Record<string, unknown>[];
  expect(rules.find(({ id }) => id === rule)).toMatchObject({
    severity: 'medium',
    from: 'medium',
    appliesTo: ['AWS::S3::Bucket'],
    controls: { hicp: ['4.M.D'] },
    config: { managedRule: 'S3_BUCKET_VERSIONING_ENABLED' },
  });
  const controls = JSON.parse(hicp(['controls', '--format', 'json'], folder).out) as readonly Record<string, unknown>[];
  expect(controls.find(({ id }) => id === '4.M.D')).toMatchObject({
    framework: 'hicp',
    rules: expect.arrayContaining([rule]) as unknown,
  });
});

(existsSync('/proc/self') ? test : test.skip)(
  'a folder that the file system does not take is an error and no endless search for its parent',
  () => {
    const { exit, err } = check(records(), '--output', '/proc/hicp/report/index.html', '--format', 'html');
    expect(exit).toBe(2);
    expect(err).toContain('/proc/hicp/report/index.html was not written: ENOENT');
  },
);
