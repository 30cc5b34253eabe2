import { allOf, anyOf, compliant, decide, everyOf, mustNotHold, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { holdsPort, isWide } from './_traffic';

const acl = 'AWS::EC2::NetworkAcl';
const entry = 'AWS::EC2::NetworkAclEntry';
const services = [
  { port: 22, name: 'SSH' },
  { port: 3389, name: 'RDP' },
];

export default rule({
  id: 'nacl-no-unrestricted-ssh-rdp',
  title: 'Network ACL does not let SSH and RDP in from the internet',
  why: 'The network ACL is the last barrier of a subnet when a security group is opened by mistake; SSH and RDP are what attackers try first.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: [acl, entry],
  // An entry is judged with its ACL, because an earlier entry can deny what it allows.
  where: resource =>
    resource.type === entry && resource.property('NetworkAclId').target()?.type === acl
      ? nonCompliant('its network ACL is judged with it', 'Properties.NetworkAclId')
      : compliant,

  check: resource => {
    const entries = entriesOf(resource);
    return everyOf(entries, one =>
      everyOf(services, ({ port, name }) =>
        mustNotHold(
          allOf(
            isAction(one, 'allow', port),
            () => anyOf(isWide(one.get('CidrBlock')), () => isWide(one.get('Ipv6CidrBlock'))),
            () =>
              resource.type === acl
                ? mustNotHold(isDeniedBefore(one, entries, port), `${name} is denied before`)
                : otherEntries(one),
          ),
          `${one.path} lets everyone reach port ${String(port)} (${name}); it must be a known network`,
          one.path,
        ),
      ),
    );
  },

  fix: {
    how: 'Add `networkAcl.addEntry` with `ruleAction: ec2.Action.DENY` and a lower `ruleNumber` for TCP 22 and 3389, or name the network in `cidr`.',
  },
  config: { managedRule: 'NACL_NO_UNRESTRICTED_SSH_RDP' },

  examples: {
    compliant: [
      {
        when: 'only HTTPS comes in from everywhere',
        resources: `
      Perimeter: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: vpc-1234 } }
      Https:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 443, To: 443 } }`,
      },
      {
        when: 'earlier entries deny both ports',
        resources: `
      Perimeter: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: vpc-1234 } }
      NoSsh:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 10, Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0, PortRange: { From: 22, To: 22 } }
      NoRdp:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 11, Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0, PortRange: { From: 3389, To: 3389 } }
      Everything:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'an entry allows all traffic',
        resources: `
      Perimeter: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: vpc-1234 } }
      Everything:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 }`,
      },
      {
        when: 'the entry that denies comes too late',
        resources: `
      Perimeter: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: vpc-1234 } }
      Administration:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 100, Protocol: 6, RuleAction: allow, Ipv6CidrBlock: ::/0, PortRange: { From: 20, To: 25 } }
      NoSsh:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 200, Protocol: 6, RuleAction: deny, Ipv6CidrBlock: ::/0, PortRange: { From: 22, To: 22 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the entry is for an ACL outside the templates',
        resources: `
      Everything:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: acl-1234, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 }`,
      },
    ],
  },
});

function entriesOf(resource: Resource): readonly Property[] {
  if (resource.type === entry) return [resource.attribute('Properties')];
  return resource
    .referredToBy(entry, 'NetworkAclId')
    .filter(one => one.property('NetworkAclId').target() === resource)
    .map(one => one.attribute('Properties'));
}

/** An inbound entry that allows or denies TCP to the port. */
function isAction(one: Property, action: 'allow' | 'deny', port: number): Verdict {
  return allOf(
    one.get('Egress').orDefault(false).mustBe(false),
    () => one.get('RuleAction').mustMatch(new RegExp(`^${action}$`, 'i'), action),
    () =>
      anyOf(one.get('Protocol').orDefault(-1).mustBe(-1), () =>
        allOf(one.get('Protocol').mustBe(6), () => holdsPort(one.get('PortRange.From'), one.get('PortRange.To'), port)),
      ),
  );
}

function isDeniedBefore(allowed: Property, entries: readonly Property[], port: number): Verdict {
  return someOf(entries, 'earlier entry that denies it', one =>
    allOf(
      isAction(one, 'deny', port),
      () => coversSameFamily(one, allowed),
      () =>
        decide([one.get('RuleNumber'), allowed.get('RuleNumber')], (first, second) =>
          Number(first) < Number(second) ? compliant : nonCompliant(`${one.path} comes later`, one.path),
        ),
    ),
  );
}

function coversSameFamily(denied: Property, allowed: Property): Verdict {
  const isIpv4 = allowed.get('CidrBlock').mustBePresent().status !== 'non-compliant';
  return isIpv4 ? denied.get('CidrBlock').mustBe('0.0.0.0/0') : denied.get('Ipv6CidrBlock').mustBe('::/0');
}

function otherEntries(one: Property): Verdict {
  return undetermined(
    `${one.get('NetworkAclId').state()}, whose other entries are not in the templates of this run; an earlier one can deny it`,
    one.path,
  );
}
