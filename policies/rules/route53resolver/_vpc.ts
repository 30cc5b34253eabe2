import { allOf, anyOf, nonCompliant, someOf } from '../../../lib/core';
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

/** The same, or the profile of the VPC holds a resource of the type that passes its own judgment. */
export function mustHaveByProfile(direct: Verdict, network: Resource, type: string, judge: (held: Resource) => Verdict): Verdict {
  return anyOf(direct, () =>
    mustHave(network, 'AWS::Route53Profiles::ProfileAssociation', 'ResourceId', 'Route 53 profile', association =>
      association
        .property('ProfileId')
        .leadsTo(profile =>
          mustHave(profile, 'AWS::Route53Profiles::ProfileResourceAssociation', 'ProfileId', `${type} in the profile`, one =>
            one
              .property('ResourceArn')
              .leadsTo(held =>
                held.type === type ? judge(held) : nonCompliant(() => `${held.logicalId} is no ${type}`, one.logicalId),
              ),
          ),
        ),
    ),
  );
}
