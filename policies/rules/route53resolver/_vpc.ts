import { allOf, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

export const vpc = 'AWS::EC2::VPC';

/** A resource of the run, such as an association, is for this VPC and passes the judgment. */
export function mustHave(
  network: Resource,
  type: string,
  property: string,
  wanted: string,
  judge: (association: Resource) => Verdict,
): Verdict {
  return someOf(network.referredToBy(type, property), wanted, association =>
    allOf(association.property(property).mustReferTo(network), () => judge(association)),
  );
}
