import { compliant, decide, everyOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** Policies that limit what accounts can do; the other types hold settings. */
export function mustBeGuardrail(policy: Resource): Verdict {
  return policy.property('Type').mustBe('SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY');
}

/** A condition that is not known may exempt everyone. */
export function mustBeReadable(condition: Property): Verdict {
  return everyOf([condition, ...condition.entries().map(([, tests]) => tests)], part => decide([part], () => compliant));
}
