import { join } from 'node:path';
import type { Unjudged } from '../docs/coverage';
import type { Catalog, Counterpart, Fix, Rule } from '../core';
import { catalogs, unjudged } from '../../policies/controls';
import { eligibleServices, withoutPhi } from '../../policies/eligible-services';
import type { Service } from '../../policies/eligible-services';
import { asOf, notEligible, notKnown } from '../../policies/ineligible-types';
import type { Ineligible } from '../../policies/ineligible-types';
import { rules } from '../../policies/rules';

/** What `hicp init` copies. */
export function starterFolder(): string {
  return join(__dirname, '..', '..', 'starter');
}

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

/** The catalogs for a report that says no more of a control than its title: the command has them without the other texts. */
export function controlTitles(): Readonly<Record<string, Catalog>> {
  return catalogs;
}

/** Why no rule judges a control, by framework and control. */
export function unjudgedReasons(): Unjudged {
  return unjudged;
}

/** What AWS's list of HIPAA-eligible services says of each service, with the day of the list. */
export interface Eligibility {
  readonly asOf: string;
  readonly eligible: readonly Service[];
  readonly withoutPhi: readonly Service[];
  readonly notEligible: Readonly<Record<string, Ineligible>>;
  readonly notKnown: Readonly<Record<string, Ineligible>>;
}

export function eligibility(): Eligibility {
  return { asOf, eligible: eligibleServices, withoutPhi, notEligible, notKnown };
}
