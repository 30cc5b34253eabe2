import type { Resource, Verdict } from '../../../lib/core';

export const association = 'AWS::SSM::Association';

/** Documents of AWS that keep the inventory and the patches of servers. */
export function isUpkeep(one: Resource): Verdict {
  return one
    .property('Name')
    .mustBe('AWS-GatherSoftwareInventory', 'AWS-RunPatchBaseline', 'AWS-RunPatchBaselineAssociation', 'AWS-UpdateSSMAgent');
}
