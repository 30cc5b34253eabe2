import { compliant, decide, nonCompliant } from '../../../lib/core';
import type { Property, Resource, Scalar, Verdict } from '../../../lib/core';

/** The parameter group of a database or a cluster sets a parameter to one of these values, which no default group does. */
export function mustSetParameter(group: Property, name: string, ...accepted: readonly Scalar[]): Verdict {
  return mustHaveParameters(
    group,
    parameters => parameters.at(name).mustBe(...accepted),
    `${name} must be ${String(accepted[0])}`,
  );
}

/** Judges the parameters of a group of the run; a default group of AWS, and none, leave them at their defaults. */
export function mustHaveParameters(group: Property, judge: (parameters: Property) => Verdict, wanted: string): Verdict {
  const target: Resource | undefined = group.target();
  if (target !== undefined) return judge(target.property('Parameters'));
  return decide([group], name =>
    name === undefined || String(name).startsWith('default.')
      ? nonCompliant(() => `${group.state()}, so AWS applies its default group; ${wanted}`, group)
      : group.leadsTo(() => compliant),
  );
}
