import type { Resource, Verdict } from '../../../lib/core';

/** Policies that limit what accounts can do; the other types hold settings. */
export function mustBeGuardrail(policy: Resource): Verdict {
  return policy.property('Type').mustBe('SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY');
}
