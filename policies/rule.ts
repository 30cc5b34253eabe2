import type { Rule } from '../lib/core';
import type { HicpId, HipaaId } from './controls';

/** What a rule of this pack supports in each framework. */
export type PolicyControls = { readonly hicp: readonly HicpId[]; readonly hipaa: readonly HipaaId[] };

/** A rule tied to the catalogs of this pack. */
export type PolicyRule = Rule<PolicyControls>;

/** Declares a rule: one that names an unknown control does not compile. */
export function rule(facts: PolicyRule): PolicyRule {
  return facts;
}
