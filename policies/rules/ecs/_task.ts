import { everyOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

export const taskDefinition = 'AWS::ECS::TaskDefinition';

/** Judges every container of a task definition. */
export function everyContainer(task: Resource, judge: (container: Property) => Verdict): Verdict {
  return everyOf(task.property('ContainerDefinitions').items(), judge);
}

/** Users, privileges and file systems of containers work otherwise on Windows. */
export function isLinux(task: Resource): Verdict {
  return task.property('RuntimePlatform.OperatingSystemFamily').orDefault('LINUX').mustBe('LINUX');
}

/** Named, and neither root nor user id 0, whatever the group: `root`, `0`, `0:1000`. */
export function mustRunAsOrdinaryUser(container: Property): Verdict {
  return container.get('User').mustMatch(/^(?!(?:root|0+)(?::|$)).+/, 'a user other than root');
}
