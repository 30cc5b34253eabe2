import type { Provided, Rule, Size } from '../core';

const sizes: readonly Size[] = ['small', 'medium', 'large'];

export interface Selection {
  readonly profile: Size;
  /** Rule ids, aliases or controls; none means all. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Environment rules for which another repository stands. */
  readonly provided?: readonly Provided[];
}

/**
 * The rules of a run: those of the organization's size, narrowed to `only`, without `skip` and without what is provided elsewhere.
 * `unknown` names nothing; `misplaced` is provided elsewhere and yet about single resources, which only a waiver accepts.
 */
export function select(
  rules: readonly Rule[],
  { profile, only = [], skip = [], provided = [] }: Selection,
): { readonly rules: readonly Rule[]; readonly unknown: readonly string[]; readonly misplaced: readonly string[] } {
  // Most runs name nothing.
  const known = new Set(only.length + skip.length + provided.length === 0 ? [] : rules.flatMap(namesOf));
  const named = (names: readonly string[]) => (rule: Rule) =>
    names.length > 0 && namesOf(rule).some(name => names.includes(name));
  const elsewhere = new Set(provided.map(({ ruleId }) => ruleId));
  const about = new Set(rules.filter(({ scope }) => scope === 'environment').map(({ id }) => id));
  return {
    // A rule that is asked for by name runs whatever the size.
    rules: rules.filter(
      rule => (only.length === 0 ? inProfile(rule, profile) : named(only)(rule)) && !named(skip)(rule) && !elsewhere.has(rule.id),
    ),
    unknown: [...only, ...skip, ...elsewhere].filter(name => !known.has(name)),
    misplaced: [...elsewhere].filter(name => known.has(name) && !about.has(name)),
  };
}

/** Whether an organization of a size runs a rule. HICP's practices add up: what a smaller organization runs a larger one runs too. */
export function inProfile({ from = 'medium' }: Pick<Rule, 'from'>, size: Size): boolean {
  return sizes.indexOf(from) <= sizes.indexOf(size);
}

/** What a rule can be called on the command line: its id, its aliases, its controls. */
export function namesOf(rule: Rule): readonly string[] {
  return [rule.id, ...(rule.aliases ?? []), ...Object.values(rule.controls).flat()];
}
