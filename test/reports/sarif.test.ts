import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Log, Result } from 'sarif';
import type { AssessedFinding, Assessment } from '../../lib/core/assessment';
import { sarif } from '../../lib/reports/sarif';
import { assessment, assessmentOf, hostileNames, settled } from './fixture';
import { expectGolden } from './golden';

function runOf(report: string) {
  const [run] = (JSON.parse(report) as Log).runs;
  if (run === undefined) throw new Error('the log has no run');
  return run;
}

function resultOf(changes: Partial<AssessedFinding>): Result {
  const [first] = assessment.findings;
  const [result] = runOf(sarif({ ...assessment, findings: [{ ...first!, ...changes }] })).results ?? [];
  if (result === undefined) throw new Error('the run has no result');
  return result;
}

function uriOf(file: string): object | undefined {
  const resource = { ...assessment.findings[0]!.resource, location: { file, line: 1, column: 1 } };
  return resultOf({ resource }).locations?.[0]?.physicalLocation?.artifactLocation;
}

test('the golden report', () => expectGolden('report.sarif.txt', sarif(assessment)));

test.each([
  ['compliant', { status: 'compliant', reasons: [] }, { kind: 'pass', level: 'none' }],
  ['non-compliant, high', { severity: 'high' }, { kind: 'fail', level: 'error' }],
  ['non-compliant, medium', { severity: 'medium' }, { kind: 'fail', level: 'warning' }],
  ['non-compliant, low', { severity: 'low' }, { kind: 'fail', level: 'note' }],
  ['undetermined', { status: 'undetermined' }, { kind: 'open', level: 'none' }],
] satisfies [string, Partial<AssessedFinding>, object][])('a finding that is %s', (_, changes, expected) => {
  const result = resultOf(changes);
  expect(result).toMatchObject(expected);
  expect(result.suppressions).toBeUndefined();
});

test('a waived finding stays a failure, suppressed with reason and owner', () => {
  const result = resultOf({ waiver: { from: 'hicp.config.yaml:12', reason: 'brochures', owner: 'ann', expires: '2027-03-31' } });
  expect(result).toMatchObject({ kind: 'fail', level: 'error' });
  expect(result.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'brochures (owner ann; until 2027-03-31; hicp.config.yaml:12)' },
  ]);
});

test('the fingerprint is handed on, and a finding of the baseline is unchanged', () => {
  expect(resultOf({ fingerprint: 'f', baseline: true })).toMatchObject({
    partialFingerprints: { 'hicp/v1': 'f' },
    baselineState: 'unchanged',
  });
});

test('the line of TypeScript comes first where it is known, and the template is related', () => {
  const result = resultOf({ resource: { ...assessment.findings[0]!.resource, source: { file: 'lib/stack.ts', line: 7 } } });
  expect(result.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'lib/stack.ts', uriBaseId: '%SRCROOT%' },
    region: { startLine: 7 },
  });
  expect(result.relatedLocations?.[0]?.physicalLocation).toMatchObject({ artifactLocation: { uri: 'infra/records.yaml' } });
});

test.each([
  ['infra/records.yaml', { uri: 'infra/records.yaml', uriBaseId: '%SRCROOT%' }],
  ['in fra/re#c?ö.yaml', { uri: 'in%20fra/re%23c%3F%C3%B6.yaml', uriBaseId: '%SRCROOT%' }],
  ['javascript:alert(1)', { uri: 'javascript%3Aalert(1)', uriBaseId: '%SRCROOT%' }],
  ['../other/a.yaml', { uri: '../other/a.yaml' }],
  ['/abs/a b.yaml', { uri: 'file:///abs/a%20b.yaml' }],
  ['C:\\work\\a b.yaml', { uri: 'file:///C:/work/a%20b.yaml' }],
  ['half \uD800.yaml', { uri: 'half%20%EF%BF%BD.yaml', uriBaseId: '%SRCROOT%' }],
])('the file %j has a URI that hosts find', (file, expected) => {
  expect(uriOf(file)).toEqual(expected);
});

test('an input that was not judged makes the execution unsuccessful', () => {
  const [invocation] = runOf(sarif(assessment)).invocations ?? [];
  expect(invocation?.executionSuccessful).toBe(false);
  expect(invocation?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
    'a mapping is not closed',
    'the file is empty',
  ]);
  expect(runOf(sarif(settled)).invocations?.[0]?.executionSuccessful).toBe(true);
});

test('compliant findings are left out on request', () => {
  const kinds = runOf(sarif(assessment, { openOnly: true })).results?.map(({ kind }) => kind);
  expect(kinds).toHaveLength(7);
  expect(kinds).not.toContain('pass');
});

test('each result points at its rule, also where the assessment lacks the facts of it', () => {
  const run = runOf(sarif({ ...assessment, rules: [] }));
  for (const { ruleId, ruleIndex } of run.results ?? []) expect(run.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
});

/** Every text in the log, keys included, with the key that it stands under. */
function textsIn(value: unknown, under = ''): readonly { readonly under: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ under, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [{ under: 'key', text: key }, ...textsIn(item, key)]);
}

function expectHarmless(name: string): void {
  const texts = textsIn(JSON.parse(sarif(assessmentOf(name))));
  expect(texts.filter(({ text }) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(text.replaceAll('\n\n', '')))).toEqual([]);
  // Messages are what SARIF reads links in.
  expect(texts.filter(({ under, text }) => under === 'text' && text.includes(']('))).toEqual([]);
  const { results = [], tool } = runOf(sarif(assessmentOf(name)));
  for (const { locations = [] } of results) {
    expect(locations[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^(file:\/\/\/)?[\w.!~*'()%/-]*$/);
  }
  for (const { help } of tool.driver.rules ?? []) expect(withoutCode(help?.markdown ?? '')).not.toMatch(/(?<!\\)[<>[\]]/);
}

/** Markdown shows what stands in a code span as it is. */
function withoutCode(markdown: string): string {
  return markdown.replace(/`[^`]*`/g, '');
}

test.each(hostileNames.map(name => [name.slice(0, 40), name]))(
  '%j as every name makes no link, no HTML and no control sequence',
  (_, name) => {
    expectHarmless(name);
  },
);

test('no name makes a link, HTML or a control sequence', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), expectHarmless));
});

const schemas = process.env['HICP_SCHEMAS'];
const file = schemas === undefined ? '' : join(schemas, 'sarif-schema-2.1.0.json');

if (schemas === undefined) {
  test.skip('validation against the official SARIF schema: set HICP_SCHEMAS to the folder that holds it', () => undefined);
} else {
  describe('by the official schema', () => {
    test('the schema is there', () => expect(existsSync(file)).toBe(true));

    // The schema is draft-04; the two keywords that ajv reads otherwise are its own id and dialect.
    const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const rules = Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema' && keyword !== 'id'));
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(rules);

    const expectValid = (one: Assessment): void => {
      validate(JSON.parse(sarif(one)));
      expect(validate.errors ?? []).toEqual([]);
    };

    test('a report of everything is valid', () => expectValid(assessment));
    test('a report of nothing is valid', () => expectValid({ ...settled, findings: [], rules: [], templates: [] }));
    test('a report is valid whatever the names are', () => {
      for (const name of hostileNames) expectValid(assessmentOf(name));
      fc.assert(fc.property(fc.string({ unit: 'binary' }), name => expectValid(assessmentOf(name))));
    });
  });
}
