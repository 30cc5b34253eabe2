import type { Property, Resource, Verdict } from '../../../lib/core';
import { mustRead } from '../iam/_text';

export const association = 'AWS::SSM::Association';

/** Documents of AWS that keep the inventory and the patches of servers, by name or ARN. */
export function isUpkeep(one: Resource): Verdict {
  return mustName(one.property('Name'), upkeep, 'a document of AWS for inventory or patches');
}

const upkeep = /^AWS-(?:GatherSoftwareInventory|RunPatchBaseline(?:Association|WithHooks)?|UpdateSSMAgent)$/;

/** A document goes by its name or its ARN. */
export function mustName(document: Property, names: RegExp, wanted: string): Verdict {
  return mustRead(document, wanted, text => names.test(text.replace(/^arn:.*:document\//, '')), [
    '*',
    'AWS-RunPatchBaseline',
    'name',
  ]);
}
