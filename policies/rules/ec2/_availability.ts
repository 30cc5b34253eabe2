import { compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/**
 * The first list that is set names two zones or more. A subnet counts as a zone: a template rarely says which one it is in, and most
 * services take one subnet of a zone at most. One value that is not known may be a whole list; Auto Scaling takes `a,b` for one, too.
 */
export function mustSpanZones(...lists: readonly [Property, ...Property[]]): Verdict {
  const list = lists.find(property => property.items().length > 0) ?? lists[0];
  const zones = list.items();
  if (zones.length > 1 || zones.some(zone => zone.canonicalText()?.includes(',') === true)) return compliant;
  return zones.some(zone => zone.isUnresolved() && zone.target() === undefined)
    ? undetermined(() => `${list.state()}; it must name two zones or more`, list)
    : nonCompliant(() => `${list.path} names ${zones.length === 0 ? 'no' : 'one'} zone; it must name two or more`, list);
}
