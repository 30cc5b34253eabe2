import type { Catalog, Counterpart, Fix, Rule } from '../core';
import { catalogs } from '../../policies/controls';
import { rules } from '../../policies/rules';

/** What a rule says in reports. */
export interface RuleTexts {
  readonly title: string;
  readonly why: string;
  readonly fix: Fix;
}

/** What only the reference of a rule needs. */
export interface RuleReference {
  readonly config: Counterpart;
  readonly examples: Rule['examples'];
}

/** The texts of rules and controls. From source they are the rules' own; in the bundled command `texts-beside` takes this module's place. */
export function ruleTexts(): Readonly<Record<string, RuleTexts>> {
  return Object.fromEntries(rules.map(({ id, title, why, fix }) => [id, { title, why, fix }]));
}

let byId: ReadonlyMap<string, RuleTexts> | undefined;

/** The texts of one rule. */
export function textsOf(id: string): RuleTexts | undefined {
  byId ??= new Map(rules.map(rule => [rule.id, rule]));
  return byId.get(id);
}

export function ruleReference(): Readonly<Record<string, RuleReference>> {
  return Object.fromEntries(rules.map(({ id, config, examples }) => [id, { config, examples }]));
}

export function allCatalogs(): Readonly<Record<string, Catalog>> {
  return catalogs;
}
