import { when } from '../core';
import type { AssessedFinding, ResourceRule, Rule } from '../core';

/** The rule, compliant where it says nothing, so that a branch in which it does not concern the resource counts as another one. */
export function inAllBranches(rule: Rule): Rule {
  const { where, check } = rule as ResourceRule;
  if (where === undefined || typeof check !== 'function') return rule;
  const inAll: ResourceRule['check'] = resource => when(where(resource), () => check(resource));
  // What is not loaded yet of the rule stays so.
  return Object.create(rule, { where: { value: undefined }, check: { value: inAll } }) as Rule;
}

/**
 * The branches in which alone something is open, such as for one of the engines that a parameter allows: others may not take the same
 * property. Nothing where it is open in all of them.
 */
export function onlyWhere({ reasons, assumes }: Pick<AssessedFinding, 'reasons' | 'assumes'>): string | undefined {
  const [first] = reasons;
  const branch = { ...assumes, ...(reasons.some(({ when }) => when === undefined) ? {} : first?.when) };
  const decisions = Object.entries(branch).map(([name, value]) => `${name} = ${value}`);
  return decisions.length === 0 ? undefined : decisions.join(' and ');
}
