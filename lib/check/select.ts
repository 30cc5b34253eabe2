import type { Rule, Size } from '../core';

const sizes: readonly Size[] = ['small', 'medium', 'large'];

export interface Selection {
  readonly profile: Size;
  /** Rule ids, aliases or controls; none means all. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** The rules of a run: those of the organization's size, narrowed to `only` and without `skip`. `unknown` names nothing. */
export function select(
  rules: readonly Rule[],
  { profile, only = [], skip = [] }: Selection,
): { readonly rules: readonly Rule[]; readonly unknown: readonly string[] } {
  // Most runs name nothing.
  const known = new Set(only.length + skip.length === 0 ? [] : rules.flatMap(namesOf));
  const named = (names: readonly string[]) => (rule: Rule) =>
    names.length > 0 && namesOf(rule).some(name => names.includes(name));
  return {
    // A rule that is asked for by name runs whatever the size.
    rules: rules.filter(rule => (only.length === 0 ? inProfile(rule, profile) : named(only)(rule)) && !named(skip)(rule)),
    unknown: [...only, ...skip].filter(name => !known.has(name)),
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
