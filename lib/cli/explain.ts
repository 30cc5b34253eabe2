import { rules as allRules } from '../../policies/rules-on-use';
import { namesOf } from '../check/select';
import { isObject } from '../core';
import type { Catalog, Control, Example, ManagedCounterpart, Rule } from '../core';
import { closest } from '../waivers/wording';
import type { Console } from './console';
import { unknownRule, UsageError } from './messages';
import { allCatalogs, ruleReference, ruleTexts, unjudgedReasons } from './texts';

/** `hicp explain`: a rule with its examples, or a control with who looks at it. */
export function explainCommand(name: string, console: Console): 0 {
  const rule = allRules.find(({ id, aliases = [] }) => id === name || aliases.includes(name));
  if (rule !== undefined) {
    console.print(ruleText(rule));
    return 0;
  }
  const catalogs = allCatalogs();
  for (const [framework, catalog] of Object.entries(catalogs)) {
    const control = Object.hasOwn(catalog.controls, name) ? catalog.controls[name] : undefined;
    if (control === undefined) continue;
    console.print(controlText(name, framework, catalog, control));
    return 0;
  }
  const all = new Set([
    ...allRules.flatMap(namesOf),
    ...Object.values(catalogs).flatMap(({ controls }) => Object.keys(controls)),
  ]);
  throw new UsageError(unknownRule(name, closest(name, all)));
}

function ruleText(rule: Rule): string {
  const texts = ruleTexts()[rule.id];
  const reference = ruleReference()[rule.id];
  if (texts === undefined || reference === undefined) throw new Error(`no texts for rule ${rule.id}`);
  const { examples, config } = reference;
  const controls = Object.entries(rule.controls).map(
    ([framework, ids]) => `${allCatalogs()[framework]?.name ?? framework}: ${ids.join(', ')}`,
  );
  return [
    `${rule.id}  (${rule.severity})`,
    texts.title,
    '',
    `why         ${texts.why}`,
    `judges      ${rule.scope === 'environment' ? 'each account and Region, for ' : ''}${rule.appliesTo.join(', ')}`,
    `supports    ${controls.join('\n            ')}`,
    `fix         ${texts.fix.how}`,
    ...(texts.fix.set === undefined
      ? []
      : Object.entries(texts.fix.set).map(([path, value]) => `            ${path}: ${JSON.stringify(value)}`)),
    `in Config   ${'managedRule' in config ? managed(config) : 'guard' in config ? `a Guard policy on items of ${config.guard.type}` : `none: ${config.none}`}`,
    ...exampleTexts('Compliant when', examples.compliant),
    ...exampleTexts('Non-compliant when', examples.nonCompliant),
    ...exampleTexts('Undetermined when', examples.undetermined ?? []),
  ].join('\n');
}

function managed({ managedRule, differs }: ManagedCounterpart): string {
  return differs === undefined ? managedRule : `${managedRule}. It ${differs}`;
}

function exampleTexts(heading: string, examples: readonly Example[]): readonly string[] {
  return examples.flatMap(({ when, resources }) => [
    '',
    `${heading} ${when}:`,
    ...unindented(resources).map(line => `    ${line}`),
  ]);
}

function unindented(text: string): readonly string[] {
  const lines = text.replace(/^\s*\n|\s+$/g, '').split('\n');
  const indent = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length));
  return lines.map(line => line.slice(indent));
}

function controlText(id: string, framework: string, catalog: Catalog, control: Control): string {
  const looking = allRules.filter(rule => (rule as Rule).controls[framework]?.includes(id) === true);
  const reasons = unjudgedReasons();
  const reason = reasons[framework]?.[id];
  const facts = Object.entries(control as object).filter(([key]) => !['title', 'text', 'source', 'confidence'].includes(key));
  return [
    `${catalog.name} ${id}  ${control.title}`,
    control.text,
    ...(control.confidence === 'recall' ? ['Recalled, not confirmed in the publication.'] : []),
    '',
    ...facts.map(([key, value]) => `${key.padEnd(22)}${factText(value)}`),
    `${'source'.padEnd(22)}${control.source}`,
    '',
    looking.length === 0 ? `No rule looks at this control.${reason === undefined ? '' : ` ${reason}`}` : 'Rules that support it:',
    ...looking.map(({ id: rule, severity }) => `  ${rule}  (${severity})`),
  ].join('\n');
}

function factText(value: unknown): string {
  if (Array.isArray(value)) return value.map(factText).join('; ');
  return isObject(value) ? Object.values(value).map(factText).join(' ') : String(value);
}
