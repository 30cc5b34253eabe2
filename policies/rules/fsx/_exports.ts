import { everyOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** The NFS exports of a volume, or of the root volume of a file system. */
export function exportsOf(resource: Resource): Property {
  return resource.property(
    resource.type === 'AWS::FSx::Volume'
      ? 'OpenZFSConfiguration.NfsExports'
      : 'OpenZFSConfiguration.RootVolumeConfiguration.NfsExports',
  );
}

export function everyClient(resource: Resource, judge: (client: Property) => Verdict): Verdict {
  return everyOf(exportsOf(resource).items(), exported => everyOf(exported.get('ClientConfigurations').items(), judge));
}
