import type { Rule } from '../core';
import { demandOf } from './clauses';
import type { Lines } from './clauses';
import type { Demand } from './demands';

/** A rule of Guard about resources of some types in the input of a hook. Throws for what Guard cannot write. */
export function guardText(rule: Rule, types: readonly string[], demands: readonly Demand[], number?: number): string {
  const name = `${rule.id.replaceAll('-', '_')}${number === undefined ? '' : `__${String(number)}`}`;
  const ofType = `Resources.*[ Type ${types.length === 1 ? `== "${String(types[0])}"` : `in [${types.map(type => `"${type}"`).join(', ')}]`} ]`;
  const lines = [...new Set(demands.flatMap(lineOf))];
  return [`rule ${name} when ${ofType} !empty {`, `  ${ofType} {`, ...lines.map(line => `    ${line}`), '  }', '}'].join('\n');
}

function lineOf(demand: Demand): readonly string[] {
  if (demand.kind === 'never') return texts(demandOf(demand.term));
  const { list, outside } = demand;
  const path = list.join('.');
  const alternatives = demandOf(outside);
  const below = list.length + 1;
  if (demand.kind === 'no item') {
    const body = texts(demandOf(demand.item, below)).join('\n      ');
    return texts(alternatives.map(line => [...line, `${path}[*] {\n      ${body}\n    }`]));
  }
  const body = demand.items.flatMap(item => texts(demandOf(item, below))).join('\n      ');
  // A list without items has none that is as it must be; of one, Guard skips what it cannot look into. `!empty` of a null or a number
  // would end the evaluation of all rules.
  const hasItems = texts(alternatives.map(line => [...line, `${path}.* exists`]));
  return [...hasItems, ...texts(alternatives.map(line => [...line, `${path}[\n      ${body}\n    ] !empty`]))];
}

function texts(lines: Lines): readonly string[] {
  return lines.map(line => line.join(' or '));
}
