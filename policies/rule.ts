import type { Rule } from '../lib/core';
import type { HicpId, HipaaId } from './controls';

/** A rule tied to the catalogs of this pack. */
export type PolicyRule = Rule<{ readonly hicp: readonly HicpId[]; readonly hipaa: readonly HipaaId[] }>;

/** Declares a rule: one that names an unknown control does not compile. */
export function rule(facts: PolicyRule): PolicyRule {
  return facts;
}
