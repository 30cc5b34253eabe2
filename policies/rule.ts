import type { ControlRefs, EnvironmentRule, ResourceRule } from '../lib/core';
import type { HicpId, HipaaId } from './controls';

export interface PolicyControls extends ControlRefs {
  readonly hicp: readonly HicpId[];
  readonly hipaa: readonly HipaaId[];
}

/** A rule tied to the catalogs of this pack. */
export type PolicyRule = ResourceRule<PolicyControls> | EnvironmentRule<PolicyControls>;

/** Declares a rule: one that names an unknown control does not compile. */
export function rule(facts: ResourceRule<PolicyControls>): ResourceRule<PolicyControls>;
export function rule(facts: EnvironmentRule<PolicyControls>): EnvironmentRule<PolicyControls>;
export function rule(facts: PolicyRule): PolicyRule {
  return facts;
}
