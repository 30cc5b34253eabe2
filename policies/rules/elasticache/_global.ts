import { undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** Judges a setting that a member of a global datastore takes from the primary where it says nothing itself. */
export function mustBeOwn(cache: Resource, name: string, judge: (setting: Property) => Verdict): Verdict {
  const setting = cache.property(name);
  const isMember = cache.property('GlobalReplicationGroupId').mustBePresent().status !== 'non-compliant';
  return isMember && setting.mustBeAbsent().status === 'compliant'
    ? undetermined(`${setting.path} is not set, so the primary of the global datastore decides`, setting.path)
    : judge(setting);
}
