import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../lib/core';
import { parseYamlResources } from '../lib/template/parse';
import { rules } from '../policies/rules';
import { mutantsOf, noticed, openedBy } from './support/mutants';
import type { Mutant, Notice } from './support/mutants';

// Every property that a compliant example sets is removed or turned, one at a time: does some rule of the pack notice?
// What none notices is judged by hand in mutation-survivors.json. `UPDATE_SURVIVORS=1` adds what is new, to be judged.
const file = join(__dirname, 'mutation-survivors.json');

/** `equivalent`: the mutant is no weaker, or is no template that deploys. `gap`: it is weaker, and no rule sees it. */
interface Survivor {
  /** A resource type, or `*`. */
  readonly type: string;
  /** A path, or the end of one behind `*`. */
  readonly property: string;
  readonly kind: Mutant['kind'];
  readonly judged: 'equivalent' | 'gap' | 'open';
  readonly reason: string;
}

interface Outcome {
  readonly mutant: Mutant;
  readonly notice: Notice;
  readonly rule: Rule;
  readonly where: string;
}

const judged = JSON.parse(readFileSync(file, 'utf8')) as readonly Survivor[];
const made = mutated();
const outcomes = made.filter(({ mutant }) => mutant.noWeaker === undefined);
const leftOut = made.filter(({ mutant }) => mutant.noWeaker !== undefined);
const survivors = outcomes.filter(({ notice }) => notice === 'nothing');
const judgments = new Map(survivors.map(one => [one, judged.find(entry => covers(entry, one.mutant))] as const));

function mutated(): readonly Outcome[] {
  const all: readonly Rule[] = rules;
  const seen = new Set<string>();
  const found: Outcome[] = [];
  for (const rule of all.filter(({ check }) => typeof check === 'function')) {
    for (const { when, resources } of rule.examples.compliant) {
      const body = parseYamlResources(resources);
      const before = openedBy(body, all);
      for (const mutant of mutantsOf(body)) {
        const text = JSON.stringify(mutant.body);
        if (seen.has(text)) continue;
        seen.add(text);
        found.push({ mutant, notice: noticed(before, openedBy(mutant.body, all)), rule, where: `${rule.id} when ${when}` });
      }
    }
  }
  return found;
}

function covers({ type, property, kind }: Survivor, mutant: Mutant): boolean {
  if (kind !== mutant.kind || (type !== '*' && type !== mutant.type)) return false;
  return property.startsWith('*') ? mutant.property.endsWith(property.slice(1)) : property === mutant.property;
}

function share(among: readonly Outcome[]): number {
  return among.length === 0 ? 1 : among.filter(({ notice }) => notice !== 'nothing').length / among.length;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function grouped(keysOf: (one: Outcome) => readonly string[]): readonly string[] {
  const groups = new Map<string, Outcome[]>();
  for (const one of outcomes) for (const key of keysOf(one)) groups.set(key, [...(groups.get(key) ?? []), one]);
  const names = [...groups.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return names.map(name => `${name} ${percent(share(groups.get(name) ?? []))}`);
}

const count = (notice: Notice, among = outcomes): number => among.filter(one => one.notice === notice).length;

function kindsLeftOut(): readonly string[] {
  const reasons = [...new Set(leftOut.map(({ mutant }) => mutant.noWeaker))];
  return reasons.map(reason => {
    const those = leftOut.filter(({ mutant }) => mutant.noWeaker === reason);
    return `${reason ?? ''}: ${String(those.length)} (${String(those.length - count('nothing', those))} noticed)`;
  });
}

test('rules notice most of what is made worse', () => {
  const equivalent = survivors.filter(one => judgments.get(one)?.judged === 'equivalent').length;
  const others = outcomes.length - equivalent;
  const text = [
    `${String(outcomes.length)} mutants: ${percent(share(outcomes))} are noticed (${String(count('non-compliant'))} fail a rule, ${String(count('undetermined'))} leave one undetermined), ${String(count('nothing'))} are not`,
    `of those not noticed, ${String(equivalent)} were judged no weaker by hand; of the others ${percent((others - count('nothing') + equivalent) / others)} are noticed`,
    `${String(leftOut.length)} more are left out as no weaker by what they change: ${kindsLeftOut().join('; ')}`,
    `by practice: ${grouped(({ rule }) => [...new Set((rule.controls['hicp'] ?? []).map(id => id.split('.')[0] ?? ''))]).join(', ')}`,
    `by service: ${grouped(({ mutant }) => [mutant.type.split('::')[1] ?? '']).join(', ')}`,
  ];
  process.stdout.write(`${text.join('\n')}\n`);
  expect(share(outcomes)).toBeGreaterThanOrEqual(0.85);
});

test('what no rule notices has been judged', () => {
  const open = survivors.filter(one => (judgments.get(one)?.judged ?? 'open') === 'open');
  if (process.env['UPDATE_SURVIVORS'] !== undefined) {
    const added = new Map(
      open
        .filter(one => judgments.get(one) === undefined)
        .map(({ mutant: { type, property, kind, change }, where }): readonly [string, Survivor] => [
          `${type} ${property} ${kind}`,
          { type, property, kind, judged: 'open', reason: `${where}: ${change}` },
        ]),
    );
    writeFileSync(file, `${JSON.stringify([...judged, ...added.values()], null, 2)}\n`);
  }
  expect(open.map(({ mutant: { type, property, change }, where }) => `${where}: ${type} ${property}: ${change}`)).toEqual([]);
});

test('what was judged is still there', () => {
  const stale = judged.filter(entry => !survivors.some(({ mutant }) => covers(entry, mutant)));
  expect(stale.map(({ type, property, kind }) => `${type} ${property} ${kind}`)).toEqual([]);
});

test('judgments give their reason', () => {
  expect(judged.filter(({ reason }) => !/^[A-Z`].*[^.]\.$/.test(reason)).map(({ property }) => property)).toEqual([]);
});
