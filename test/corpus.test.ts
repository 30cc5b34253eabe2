import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess } from '../lib/core';
import { environmentType } from '../lib/core/assessment';
import { select } from '../lib/check/select';
import type { Finding, Reason } from '../lib/core';
import { load } from '../lib/template/read';
import { rules } from '../policies/rules';

// Realistic templates with the findings that a person has reviewed: a change of judgment shows as a diff of these files.
// `UPDATE_CORPUS=1 npx jest test/corpus.test.ts` writes them anew.
const corpus = join(__dirname, 'corpus');
const templates = join(corpus, 'templates');
const expected = join(corpus, 'expected');
const update = process.env['UPDATE_CORPUS'] !== undefined;

/** What a reviewer sees of a resource: what is open, with the first reason, and how many rules are content. */
interface JudgedResource {
  readonly type: string;
  readonly compliant: number;
  readonly open?: readonly string[];
}

interface Judged {
  /** From template to logical id. */
  readonly templates: Readonly<Record<string, Readonly<Record<string, JudgedResource>>>>;
  /** Types that no rule looks at. */
  readonly unseen: Readonly<Record<string, number>>;
  readonly errors: readonly string[];
}

/** A file, or a folder whose templates are one run: nested stacks, exports and imports, a cloud assembly. */
const cases = readdirSync(templates)
  .sort()
  .map(entry => ({ name: entry.replace(/\.[^.]*$/, ''), entry }));

function judged(entry: string): { readonly outcome: Judged; readonly findings: readonly Finding[] } {
  const { sources, errors: unread } = load([entry], { cwd: templates });
  const { findings, errors, unseen } = assess(sources, rules);
  const paths = sources.map(({ path }) => path);
  const outcome = {
    templates: Object.fromEntries(
      paths.map(path => [path, resourcesOf(findings.filter(({ resource }) => resource.template.name === path))]),
    ),
    unseen: Object.fromEntries([...unseen].sort(([one], [other]) => (one < other ? -1 : 1))),
    errors: [...unread, ...errors].map(({ message }) => message),
  };
  return { outcome, findings };
}

function resourcesOf(findings: readonly Finding[]): Record<string, JudgedResource> {
  const byResource = new Map<string, Finding[]>();
  for (const finding of findings) {
    const logicalId = finding.environment?.name ?? finding.resource.logicalId;
    byResource.set(logicalId, [...(byResource.get(logicalId) ?? []), finding]);
  }
  return Object.fromEntries(
    [...byResource].map(([logicalId, own]) => {
      const open = own.filter(({ verdict }) => verdict.status !== 'compliant').map(line);
      const [first] = own;
      const type = first?.environment === undefined ? (first?.resource.type ?? '') : environmentType;
      return [logicalId, { type, compliant: own.length - open.length, ...(open.length > 0 ? { open } : {}) }];
    }),
  );
}

function line({ rule, verdict }: Finding): string {
  const reasons = verdict.status === 'compliant' ? [] : verdict.reasons;
  return `${rule.id}: ${verdict.status}: ${reasons.slice(0, 1).map(reasonText).join('')}`;
}

function reasonText({ message, when = {} }: Reason): string {
  const branch = Object.entries(when).map(([name, value]) => `${name} = ${value}`);
  return branch.length > 0 ? `${message} (when ${branch.join(', ')})` : message;
}

function written(outcome: Judged): string {
  return `${JSON.stringify(outcome, null, 2)}\n`;
}

test('the corpus is large enough to mean something', () => {
  expect(cases.length).toBeGreaterThanOrEqual(50);
  const names = cases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every expected file has its template', () => {
  const orphans = readdirSync(expected).filter(file => !cases.some(({ name }) => file === `${name}.json`));
  if (update) for (const orphan of orphans) rmSync(join(expected, orphan));
  else expect(orphans).toEqual([]);
});

test.each(cases)('$name is judged as reviewed', ({ name, entry }) => {
  const { outcome, findings } = judged(entry);
  // Every open finding says why: one without a reason helps nobody.
  const mute = findings.filter(
    ({ verdict }) => verdict.status !== 'compliant' && !verdict.reasons.some(({ message }) => message !== ''),
  );
  expect(mute.map(({ rule, resource }) => `${rule.id} on ${resource.logicalId}`)).toEqual([]);
  const file = join(expected, `${name}.json`);
  if (update) writeFileSync(file, written(outcome));
  expect(existsSync(file)).toBe(true);
  expect(outcome).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

test('only what was made to fail has an error, and no check throws', () => {
  const withErrors = cases.flatMap(({ name, entry }) => {
    const { errors } = judged(entry).outcome;
    return errors.map(message => `${name}: ${message}`);
  });
  // One of its nested stacks stands behind an address.
  expect(withErrors).toEqual([expect.stringContaining("nested-clinic: nested-clinic/main.yaml:30 deploys 'https://")]);
});

// What a team can copy. A new rule that finds something here asks too much, or the template has to follow it.
test.each([
  'test/corpus/templates/patient-portal-reference.yaml',
  'test/corpus/templates/aurora-postgres.yaml',
  'test/corpus/templates/audit-organization-trail.yaml',
  'bin/samples/clinic-aligned.yaml',
])('%s has nothing open at profile medium', path => {
  const { sources, errors } = load([path], { cwd: join(__dirname, '..') });
  const { findings } = assess(sources, select(rules, { profile: 'medium' }).rules);
  expect(errors).toEqual([]);
  expect(findings.length).toBeGreaterThan(40);
  const open = findings.filter(({ verdict }) => verdict.status === 'non-compliant');
  expect(open.map(finding => `${finding.resource.logicalId}: ${line(finding)}`)).toEqual([]);
});

test('the reference workload leaves nothing undetermined that its template could decide', () => {
  const { sources } = load(['patient-portal-reference.yaml'], { cwd: templates });
  const { findings } = assess(sources, select(rules, { profile: 'large' }).rules);
  const undecided = findings.filter(({ verdict }) => verdict.status !== 'compliant');
  expect(undecided.map(({ rule, resource }) => `${rule.id} on ${resource.logicalId}`)).toEqual([
    // Only the account shows it.
    'vpc-default-security-group-closed on Vpc',
  ]);
});
