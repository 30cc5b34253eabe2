import type { Property, Resource } from '../../../lib/core';

/** The value of a tag: EFS has them in `FileSystemTags`. A pair of which the key is not known may be the one. */
export function tagOf(fileSystem: Resource, key: string): Property {
  const tags = fileSystem.property('FileSystemTags');
  for (const pair of tags.items()) {
    if (pair.isUnresolved() || pair.get('Key').isUnresolved()) return pair;
    if (pair.get('Key').mustBe(key).status === 'compliant') return pair.get('Value');
  }
  return tags.at(key);
}
