import { allOf, compliant, decide, everyOf, nonCompliant, someOf, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHave, vpc } from './_vpc';

/** The lowest priority answers first: a rule that allows every name leaves nothing to block. */
function mustNotAllowAllBefore(other: Property, blocking: Property): Verdict {
  const allows = allOf(other.get('Action').mustBe('ALLOW'), () =>
    decide([other.get('Priority'), blocking.get('Priority')], (first, second) =>
      Number(first) < Number(second) ? compliant : nonCompliant('it comes later'),
    ),
  );
  return when(allows, () => {
    const list = other.get('FirewallDomainListId').target();
    return list === undefined ? compliant : everyOf(list.property('Domains').items(), domain => domain.mustNotBe('*', '*.'));
  });
}

export default rule({
  id: 'route53resolver-vpc-dns-firewall-associated',
  title: 'VPC has a DNS Firewall rule group that blocks',
  why: 'Malware finds its operators, and can carry ePHI out, through DNS, which no security group stops; DNS Firewall does.',
  severity: 'medium',
  controls: { hicp: ['6.M.D', '6.L.B'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(e)(1)'] },
  appliesTo: [vpc],

  check: network =>
    mustHave(
      network,
      'AWS::Route53Resolver::FirewallRuleGroupAssociation',
      'VpcId',
      'DNS Firewall rule group that blocks',
      association =>
        association
          .property('FirewallRuleGroupId')
          .leadsTo(group =>
            someOf(group.property('FirewallRules').items(), 'rule that blocks', one =>
              allOf(one.get('Action').mustBe('BLOCK'), () =>
                everyOf(group.property('FirewallRules').items(), other => mustNotAllowAllBefore(other, one)),
              ),
            ),
          ),
    ),

  fix: {
    how: "Associate a `route53resolver.CfnFirewallRuleGroup` with BLOCK rules for AWS's lists of malware and botnet domains with the VPC (AWS::Route53Resolver::FirewallRuleGroupAssociation).",
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'a rule group that blocks is associated',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: !Ref Malware, Priority: 101 }
      Malware:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties: { FirewallRules: [{ Priority: 1, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: rslvr-fdl-1234 }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no rule group',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }`,
      },
      {
        when: 'the rule group only alerts',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: !Ref Malware, Priority: 101 }
      Malware:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties: { FirewallRules: [{ Priority: 1, Action: ALERT, FirewallDomainListId: rslvr-fdl-1234 }] }`,
      },
      {
        when: 'a rule before it allows every name',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: !Ref Malware, Priority: 101 }
      Everything: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: ['*'] } }
      Malware:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties:
          FirewallRules:
            - { Priority: 1, Action: ALLOW, FirewallDomainListId: !Ref Everything }
            - { Priority: 2, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: rslvr-fdl-1234 }`,
      },
    ],
    undetermined: [
      {
        when: 'the rule group is shared by another account',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: rslvr-frg-1234, Priority: 101 }`,
      },
    ],
  },
});
