import { allOf, anyOf, mustNotHold } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { isWide } from './_traffic';

export default rule({
  id: 'ec2-nacl-ingress-restricted',
  title: 'Network ACL does not let all traffic in from everywhere',
  why: 'An entry that allows everything takes away the second barrier, so one wrong security group opens a system with ePHI.',
  severity: 'low',
  controls: { hicp: ['6.M.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::NetworkAclEntry'],
  where: entry =>
    allOf(entry.property('RuleAction').mustMatch(/^allow$/i, 'allow'), () =>
      entry.property('Egress').orDefault(false).mustBe(false),
    ),

  check: entry => {
    const isOpen = anyOf(isWide(entry.property('CidrBlock')), () => isWide(entry.property('Ipv6CidrBlock')));
    const isEverything = (): Verdict =>
      anyOf(entry.property('Protocol').mustBe(-1), () =>
        allOf(
          entry.property('Protocol').mustBe(6, 17),
          () => entry.property('PortRange.From').orDefault(0).mustBeAtMost(1),
          () => entry.property('PortRange.To').orDefault(65_535).mustBeAtLeast(65_535),
        ),
      );
    return mustNotHold(
      allOf(isOpen, isEverything),
      'it lets every port in from everywhere; it must name ports or a known network',
      'Properties',
    );
  },

  fix: {
    how: 'Give `networkAcl.addEntry` an `ec2.AclTraffic` with a port or an `ec2.AclCidr` of a known network (AWS::EC2::NetworkAclEntry with `PortRange` and `CidrBlock`).',
  },
  config: {
    none: 'AWS Config does not record entries by themselves, but inside the item of their network ACL, a type that the rule does not judge.',
  },

  examples: {
    compliant: [
      {
        when: 'HTTPS comes in from everywhere',
        resources: `
      Https:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: acl-1234, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 443, To: 443 } }`,
      },
      {
        when: 'all traffic comes in from a known network',
        resources: `
      Inside:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: acl-1234, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'every protocol comes in from everywhere',
        resources: `
      All:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: acl-1234, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 }`,
      },
      {
        when: 'every TCP port is open to everyone over IPv6',
        resources: `
      All:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: acl-1234, RuleNumber: 100, Protocol: 6, RuleAction: allow, Ipv6CidrBlock: '::/0', PortRange: { From: 0, To: 65535 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the network is a parameter without a default',
        resources: `
      All:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: acl-1234, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: !Ref Network }`,
      },
    ],
  },
});
