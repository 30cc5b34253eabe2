import type { Rule, Size } from '../lib/core';

const rank: Readonly<Record<Size, number>> = { small: 0, medium: 1, large: 2 };

/** Whether an organization of a size runs a rule. HICP's practices add up: what a smaller organization runs a larger one runs too. */
export function inProfile(rule: Pick<Rule, 'from'>, size: Size): boolean {
  return rank[size] >= rank[rule.from ?? 'medium'];
}
