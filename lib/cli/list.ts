import { rules as allRules } from '../../policies/rules-on-use';
import type { Rule } from '../core';
import type { Console } from './console';
import { allCatalogs, ruleReference, ruleTexts } from './texts';

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

/** `hicp controls`: every control with the rules that support it, and what stands in where none does. */
export function controlsCommand(format: 'text' | 'json', console: Console): 0 {
  const rows = Object.entries(allCatalogs()).flatMap(([framework, { name, controls }]) =>
    Object.entries(controls).map(([id, control]) => ({
      framework,
      catalog: name,
      id,
      title: control.title,
      applicability: 'applicability' in control ? control.applicability : undefined,
      attestation: 'attestation' in control ? control.attestation : undefined,
      confidence: control.confidence,
      rules: allRules.filter(rule => (rule as Rule).controls[framework]?.includes(id) === true).map(rule => rule.id),
    })),
  );
  if (format === 'json') {
    console.print(JSON.stringify(rows, null, 2));
    return 0;
  }
  const width = Math.max(...rows.map(({ id }) => id.length));
  let catalog = '';
  for (const row of rows) {
    if (row.catalog !== catalog) console.print(`${catalog === '' ? '' : '\n'}${row.catalog}`);
    catalog = row.catalog;
    const count = row.rules.length;
    const who =
      count > 0 ? `${String(count)} rule${count === 1 ? '' : 's'}` : row.attestation === undefined ? 'nobody' : 'attestation';
    console.print(
      `  ${row.id.padEnd(width)}  ${who.padEnd(12)}  ${row.title}${row.confidence === 'recall' ? ' (recalled, not confirmed)' : ''}`,
    );
  }
  console.print('\nhicp explain <control> says what it asks for and what is evidence for it.');
  return 0;
}
