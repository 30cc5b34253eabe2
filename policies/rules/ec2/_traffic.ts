import { allOf, anyOf, compliant, decide, mustNotHold, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Part, Property, Resource, Verdict } from '../../../lib/core';

/**
 * Blocks shorter than these count as everyone: two rules with `0.0.0.0/1` and `128.0.0.0/1` are the internet as well. The largest
 * private block is a /8; in IPv6, a regional registry holds a /12.
 */
const everyone = { v4: 8, v6: 16 };

/** Their addresses are blocks that EC2 limits to /16 in IPv4 and /44 in IPv6. */
const narrow = new Set(['AWS::EC2::VPC', 'AWS::EC2::Subnet']);

/**
 * Stand-ins for the wide blocks that text with an unknown part may turn out to be: `${Address}/32` and `10.${Site}.0.0/16` are
 * none of them, `${Cidr}` may be each.
 */
const wideBlocks = [
  ...Array.from({ length: everyone.v6 }, (_, prefix) => `::/${String(prefix)}`),
  ...Array.from({ length: 256 * everyone.v4 }, (_, index) => `${String(index >> 3)}.0.0.0/${String(index & 7)}`),
];

/** Compliant where an address block is the internet or a large part of it. */
export function isWide(cidr: Property): Verdict {
  if (narrow.has(cidr.target()?.type ?? '')) return nonCompliant(() => `${cidr.path} is the block of ${cidr.shownValue()}`, cidr);
  if (cidr.isUnresolved() && cidr.mustNotBe(...wideBlocks).status === 'compliant') return nonCompliant(() => cidr.state(), cidr);
  return decide([cidr], block => {
    if (block === undefined) return nonCompliant(() => `${cidr.path} is not set`, cidr);
    const [, address = '', prefix] = /^([\d.]+|[\da-f:.]*:[\da-f:.]*)\/(\d{1,3})$/i.exec(String(block).trim()) ?? [];
    if (prefix === undefined) return undetermined(() => `${cidr.state()}, which is no address block such as 10.0.0.0/16`, cidr);
    const widest = address.includes(':') ? everyone.v6 : everyone.v4;
    return Number(prefix) < widest ? compliant : nonCompliant(() => `${cidr.state()}, a limited block`, cidr);
  });
}

function isWideList(list: Property): Verdict {
  return allOf(list.mustBePresent(), () => {
    const target = list.target();
    if (target?.type !== 'AWS::EC2::PrefixList') {
      return undetermined(`${list.path} is ${list.shownValue()}, whose blocks are not in the templates of this run`, list.path);
    }
    return someOf(target.property('Entries').items(), 'entry that is everyone', entry => isWide(entry.get('Cidr')));
  });
}

/** The ends that a rule of a security group may name by address. */
const peers: readonly (readonly [string, (peer: Property) => Verdict])[] = [
  ['CidrIp', isWide],
  ['CidrIpv6', isWide],
  ['SourcePrefixListId', isWideList],
  ['DestinationPrefixListId', isWideList],
];

/** Compliant where the other end of a security group's rule is everyone. */
export function isOpenToEveryone(rule: Property): Verdict {
  return anyOf(
    ...peers.map(
      ([name, test]) =>
        () =>
          test(rule.get(name)),
    ),
  );
}

/** The opposite of `isOpen`: a finding that names the address which opens the rule, and to what. */
export function mustNotBeOpen(rule: Property, isOpen: Verdict, opens: string): Verdict {
  if (isOpen.status !== 'compliant') return mustNotHold(isOpen, () => `${rule.path} ${opens}`);
  const [name] = peers.find(([peer, test]) => test(rule.get(peer)).status === 'compliant') ?? ['CidrIp'];
  const peer = rule.get(name);
  return nonCompliant(() => `${peer.path} is ${peer.shownValue()}, which ${opens}; it must be a known network`, peer);
}

/** A transport by its name or its number. */
const written = { tcp: /^(?:tcp|6)$/i, udp: /^(?:udp|17)$/i } as const;
export type Transport = keyof typeof written;

/** Compliant where a security group's rule is for every protocol; the port range does not count then. */
export function isAnyProtocol(rule: Property): Verdict {
  return rule.get('IpProtocol').orDefault('-1').mustBe('-1');
}

export function isTransport(rule: Property, transport: Transport): Verdict {
  return rule.get('IpProtocol').mustMatch(written[transport], transport);
}

/** Compliant where the range holds the port. A missing end, and -1, stand for all ports. */
export function holdsPort(from: Property, to: Property, port: number): Verdict {
  const last = to.orDefault(65_535);
  return allOf(from.orDefault(0).mustBeAtMost(port), () => anyOf(last.mustBeAtLeast(port), () => last.mustBe(-1)));
}

/** Compliant where the port is that of a database of the run: CDK opens `!GetAtt Records.Endpoint.Port`. */
export function isDatabasePort(port: Property): Verdict {
  return /^AWS::(?:DAX|DocDB|DocDBElastic|ElastiCache|MemoryDB|Neptune|RDS|Redshift)::/.test(port.target()?.type ?? '')
    ? compliant
    : nonCompliant(() => `${port.state()}; it must be the port of a database`, port);
}

/** Compliant where a security group's rule lets traffic to one of the ports through. */
export function reaches(rule: Property, ports: Partial<Readonly<Record<Transport, readonly number[]>>>): Verdict {
  const from = rule.get('FromPort').orDefault(0);
  const to = rule.get('ToPort').orDefault(65_535);
  const holdsOne = (some: readonly number[]): Part[] => some.map(port => () => holdsPort(from, to, port));
  const ways = (['tcp', 'udp'] as const).map(
    transport => () =>
      allOf(isTransport(rule, transport), () =>
        otherwise(anyOf(...holdsOne(ports[transport] ?? [])), () => `${rule.path} reaches none of the ports`, rule),
      ),
  );
  return anyOf(isAnyProtocol(rule), ...ways);
}

/** The same verdict, with one message in place of the reasons of a failure. */
export function otherwise(verdict: Verdict, message: string | (() => string), at: string | { readonly path: string }): Verdict {
  return verdict.status === 'non-compliant' ? nonCompliant(message, at) : verdict;
}

const group = 'AWS::EC2::SecurityGroup';

/** The types whose resources hold rules for traffic in one direction. */
export const directions = {
  in: { inline: 'SecurityGroupIngress', type: 'AWS::EC2::SecurityGroupIngress' },
  out: { inline: 'SecurityGroupEgress', type: 'AWS::EC2::SecurityGroupEgress' },
} as const;
export type Direction = keyof typeof directions;

/** The rules of a security group: those written in it, and those of their own that refer to it. A rule of its own is itself. */
export function rulesOf(resource: Resource, direction: Direction): readonly Property[] {
  if (resource.type !== group) return [resource.attribute('Properties')];
  const { inline, type } = directions[direction];
  const own = resource.referredToBy(type, 'GroupId').filter(other => other.property('GroupId').target() === resource);
  return [...resource.property(inline).items(), ...own.map(rule => rule.attribute('Properties'))];
}

/** A rule of its own is judged by itself only where its group is not: a group of this run is judged with all its rules. */
export function isNotJudgedWithItsGroup(resource: Resource): Verdict {
  const isOfGroup = resource.type !== group && resource.property('GroupId').target()?.type === group;
  return isOfGroup ? nonCompliant('its security group is judged with it', 'Properties.GroupId') : compliant;
}
