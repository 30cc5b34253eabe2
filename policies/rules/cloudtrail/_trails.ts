import { someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** The trail or another one of its template does what one trail of an account is enough for. There are at most five in a Region. */
export function someTrail(trail: Resource, wanted: string, judge: (trail: Resource) => Verdict): Verdict {
  return someOf(trail.template.ofType(trail.type), wanted, judge);
}
