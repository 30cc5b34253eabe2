import { decide, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

const names: Readonly<Record<string, string>> = {
  LUSTRE: 'LustreConfiguration',
  ONTAP: 'OntapConfiguration',
  OPENZFS: 'OpenZFSConfiguration',
  WINDOWS: 'WindowsConfiguration',
};

/** Judges the settings of a file system, which each kind has in a property of its own. */
export function withSettings(fileSystem: Resource, judge: (settings: Property, kind: string) => Verdict): Verdict {
  const type = fileSystem.property('FileSystemType');
  return decide([type], kind => {
    const name = names[String(kind)];
    return name === undefined
      ? undetermined(() => `${type.state()}, a kind of file system that is not known here`, type)
      : judge(fileSystem.property(name), String(kind));
  });
}
