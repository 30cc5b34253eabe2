import { someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** Tags by which networks name their segments. */
const keys = ['NetworkZone', 'NetworkSegment', 'Segment', 'Zone'];

/** A tag says that the resource belongs to the segment of medical devices. */
export function isForDevices(resource: Resource): Verdict {
  return someOf(keys, 'tag of a segment of devices', key =>
    resource.tag(key).mustMatch(/device|iot|biomed/i, 'a segment of devices'),
  );
}
