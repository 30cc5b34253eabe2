import { everyOf, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

export const vpnConnection = 'AWS::EC2::VPNConnection';

/** Judges both tunnels of a connection. One that is not described has what AWS applies by default, which `byDefault` states. */
export function bothTunnels(connection: Resource, byDefault: string, judge: (tunnel: Property) => Verdict): Verdict {
  const tunnels = connection.property('VpnTunnelOptionsSpecifications');
  if (tunnels.isUnresolved()) return undetermined(() => `${tunnels.state()}; it must describe both tunnels`, tunnels);
  const described = tunnels.items();
  if (described.length < 2)
    return nonCompliant(
      `${tunnels.path} describes ${String(described.length)} of two tunnels, and one that is not described ${byDefault}`,
      tunnels,
    );
  return everyOf(described, judge);
}
