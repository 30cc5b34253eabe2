import { allOf, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { association, mustName } from './_association';

export const maintenanceWindow = 'AWS::SSM::MaintenanceWindow';
export const maintenanceWindowTask = 'AWS::SSM::MaintenanceWindowTask';

/** What an association, or a task of a maintenance window, hands to its document. */
export function parametersOf(one: Resource): Property {
  return one.property(
    one.type === association ? 'Parameters' : 'TaskInvocationParameters.MaintenanceWindowRunCommandParameters.Parameters',
  );
}

/** For `where`: it installs patches. Relatives of the document have other defaults and are not meant. */
export function installsPatches(one: Resource): Verdict {
  return allOf(
    mustName(one.property(one.type === association ? 'Name' : 'TaskArn'), /^AWS-RunPatchBaseline$/, 'AWS-RunPatchBaseline'),
    () => someOf(parametersOf(one).get('Operation').items(), 'operation Install', operation => operation.mustBe('Install')),
  );
}
