import { allOf, anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

export const loadBalancer = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/**
 * The tags by which a subnet or a VPC says which zone of HICP 6.M.B it is:
 * - `NetworkZone`: `phi` (also `data`, `database`) for systems that keep ePHI, `device` (also `devices`, `medical-device`, `iot`) for
 *   medical and other devices, `isolated` for what needs no internet at all, `perimeter` (also `public`, `dmz`) for the opposite;
 * - `DataClassification`: `PHI` or `ePHI`, the tag that `phi` of the settings goes by. It is often put on a whole stack, so it says
 *   nothing about a subnet that is the perimeter;
 * - `aws-cdk:subnet-type`: `Isolated` or `Public`, which CDK sets.
 */
const zones = {
  phi: /^(?:e?phi|data|databases?)$/i,
  device: /^(?:devices?|medical-devices?|iot)$/i,
  isolated: /^isolated$/i,
  perimeter: /^(?:perimeter|public|dmz)$/i,
} as const;
export type Zone = keyof typeof zones;

/** Compliant where the resource is tagged as one of the zones. */
export function isInZone(resource: Resource, ...names: readonly Zone[]): Verdict {
  return anyOf(
    ...names.flatMap(name => {
      const inZone = (): Verdict => resource.tag('NetworkZone').mustMatch(zones[name], `${name}, a zone of the network`);
      const ofCdk = name === 'isolated' ? 'Isolated' : name === 'perimeter' ? 'Public' : undefined;
      return ofCdk === undefined ? [inZone] : [inZone, (): Verdict => resource.tag('aws-cdk:subnet-type').mustBe(ofCdk)];
    }),
  );
}

/** Compliant where a subnet is tagged for systems with ePHI, and is no part of the perimeter. */
export function isForPhi(subnet: Resource): Verdict {
  return anyOf(isInZone(subnet, 'phi'), () =>
    allOf(
      subnet.tag('DataClassification').mustMatch(/^e?phi$/i, 'PHI'),
      () => mustNotHold(isInZone(subnet, 'perimeter'), 'it is the perimeter'),
      () => mustNotHold(holdsPerimeter(subnet), 'it is the perimeter'),
    ),
  );
}

const classic = 'AWS::ElasticLoadBalancing::LoadBalancer';

/** Compliant where a NAT gateway or an internet-facing load balancer of the run stands in the subnet. */
export function holdsPerimeter(subnet: Resource): Verdict {
  return anyOf(
    someOf(subnet.referredToBy('AWS::EC2::NatGateway', 'SubnetId'), 'NAT gateway', nat =>
      nat.property('SubnetId').mustReferTo(subnet),
    ),
    ...(
      [
        [loadBalancer, 'Subnets'],
        [loadBalancer, 'SubnetMappings'],
        [classic, 'Subnets'],
      ] as const
    ).map(
      ([type, property]) =>
        () =>
          someOf(subnet.referredToBy(type, property), 'load balancer', balancer => isPublic(balancer, subnet, property)),
    ),
  );
}

function isPublic(balancer: Resource, subnet: Resource, property: 'Subnets' | 'SubnetMappings'): Verdict {
  return allOf(
    someOf(balancer.property(property).items(), 'subnet', item =>
      (property === 'Subnets' ? item : item.get('SubnetId')).mustReferTo(subnet),
    ),
    () => balancer.property('Scheme').orDefault('internet-facing').mustBe('internet-facing'),
  );
}

/** Compliant where the route leads to an internet gateway. */
export function isInternetGateway(route: Resource): Verdict {
  const gateway = route.property('GatewayId');
  const target = gateway.target();
  if (target === undefined) return gateway.mustMatch(/^igw-/, 'an internet gateway');
  return target.type === 'AWS::EC2::InternetGateway'
    ? compliant
    : nonCompliant(`${gateway.path} is a ${target.type}`, gateway.path);
}

/** Judges every route of a subnet. One without a route table of its own follows the main one, which no template shows. */
export function everyRouteOf(subnet: Resource, judge: (route: Resource) => Verdict): Verdict {
  const associations = subnet
    .referredToBy('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId')
    .filter(association => association.property('SubnetId').target() === subnet);
  if (associations.length === 0)
    return undetermined('no route table of this run is associated with it, so the main route table of its VPC decides');
  return everyOf(associations, association =>
    association
      .property('RouteTableId')
      .leadsTo(table =>
        everyOf(table.referredToBy('AWS::EC2::Route', 'RouteTableId'), route =>
          route.property('RouteTableId').target() === table ? judge(route) : compliant,
        ),
      ),
  );
}
