import type { Resource, Verdict } from '../../../lib/core';

/** The tag `NetworkZone` says that the resource belongs to the segment of medical or other devices. */
export function isForDevices(resource: Resource): Verdict {
  return resource.tag('NetworkZone').mustMatch(/^(?:devices?|medical-devices?|iot)$/i, 'device, a zone of the network');
}
