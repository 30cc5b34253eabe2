import { rules as allRules } from '../../policies/rules-on-use';
import type { DocumentedCatalogs } from '../docs/catalog';
import { coverage } from '../docs/coverage';
import type { ControlCoverage } from '../docs/coverage';
import type { Console } from './console';
import { rulesInFull } from './rules-in-full';
import { allCatalogs, ruleReference, ruleTexts, unjudgedReasons } from './texts';

/** `hicp rules`: every rule with its severity, size and controls. */
export function rulesCommand(format: 'text' | 'json', console: Console): 0 {
  const texts = ruleTexts();
  const reference = format === 'json' ? ruleReference() : {};
  const rows = allRules.map(({ id, severity, from = 'medium', appliesTo, controls }) => {
    const { title = '', why = '', fix } = texts[id] ?? {};
    return { id, title, severity, from, appliesTo, controls, why, fix, config: reference[id]?.config };
  });
  if (format === 'json') console.print(JSON.stringify(rows, null, 2));
  else {
    const width = Math.max(...rows.map(({ id }) => id.length));
    for (const { id, severity, title } of rows) console.print(`${id.padEnd(width)}  ${severity.padEnd(6)}  ${title}`);
    console.print(`\n${String(rows.length)} rules. hicp explain <rule> says more about one.`);
  }
  return 0;
}

/** `hicp controls`: who looks at each control, at synth, after deployment and in person, or why nobody does. */
export function controlsCommand(format: 'text' | 'json', withRules: boolean, console: Console): 0 {
  const catalogs: DocumentedCatalogs = allCatalogs();
  const rows = coverage(catalogs, rulesInFull(), unjudgedReasons()).map(({ framework, ...row }) => ({
    framework,
    catalog: catalogs[framework]?.name ?? framework,
    ...row,
    applicability: catalogs[framework]?.controls[row.id]?.applicability,
  }));
  if (format === 'json') {
    console.print(JSON.stringify(rows, null, 2));
    return 0;
  }
  const width = Math.max(...rows.map(({ id }) => id.length));
  let catalog = '';
  for (const row of rows) {
    if (row.catalog !== catalog) console.print(`${catalog === '' ? '' : '\n'}${row.catalog}`);
    catalog = row.catalog;
    console.print(`  ${row.id.padEnd(width)}  ${row.title}${row.confidence === 'recall' ? ' (recalled, not confirmed)' : ''}`);
    for (const [who, what] of lookingAt(row, withRules)) console.print(`  ${' '.repeat(width)}  ${who.padEnd(9)}  ${what}`);
  }
  console.print(
    `\n${withRules ? '' : 'hicp controls --rules names the rules. '}hicp explain <control> says what it asks for and what is evidence for it.`,
  );
  return 0;
}

/** Each place in which someone looks, with what; what is missing says why. */
function lookingAt(
  { rules, counterpartRules, config, attestation, reason }: ControlCoverage,
  withRules: boolean,
): readonly (readonly [string, string])[] {
  const named = (ids: readonly string[]): string => (withRules && ids.length > 0 ? `: ${ids.join(', ')}` : '');
  const managed = config.map(({ ruleId, managedRule }) => managedRule ?? ruleId);
  const shared = rules.length > 0 ? [] : counterpartRules;
  return [
    ...(rules.length > 0 ? [['at synth', `${counted(rules.length, 'rule')}${named(rules)}`] as const] : []),
    ...shared.map(
      ({ control, rules: ids }) => ['at synth', `${counted(ids.length, 'rule')} of ${control}${named(ids)}`] as const,
    ),
    ...(reason === undefined ? [] : [['at synth', `nothing: ${reason}`] as const]),
    [
      'in Config',
      managed.length > 0
        ? `${counted(managed.length, 'rule')}${named(managed)}`
        : shared.length > 0
          ? `as ${shared.map(({ control }) => control).join(', ')}`
          : 'nothing',
    ],
    ['in person', attestation ?? 'nothing'],
  ];
}

function counted(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}
