import { compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/**
 * The first list that is set names two zones or more. A subnet counts as a zone: a template rarely says which one it is in, and most
 * services take one subnet of a zone at most. What is not known may be a whole list, and for Auto Scaling one text, `a,b`, names several.
 */
export function mustSpanZones(...lists: readonly [Property, ...Property[]]): Verdict {
  const list = lists.find(property => property.items().length > 0) ?? lists[0];
  const zones = list.items();
  if (zones.length > 1 || zones.some(zone => zone.canonicalText()?.includes(',') === true)) return compliant;
  const mayHoldMore = list.isUnresolved() || list.resource.type === 'AWS::AutoScaling::AutoScalingGroup';
  return mayHoldMore && zones.some(zone => zone.isUnresolved() && zone.target() === undefined)
    ? undetermined(() => `${list.state()}; it must name two zones or more`, list)
    : nonCompliant(() => `${list.path} names ${zones.length === 0 ? 'no' : 'one'} zone; it must name two or more`, list);
}
