import { someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHave, vpc } from './_vpc';

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
            someOf(group.property('FirewallRules').items(), 'rule that blocks', one => one.get('Action').mustBe('BLOCK')),
          ),
    ),

  fix: {
    how: "Associate a `route53resolver.CfnFirewallRuleGroup` with BLOCK rules for AWS's lists of malware and botnet domains with the VPC (AWS::Route53Resolver::FirewallRuleGroupAssociation).",
  },
  config: { none: 'AWS Config has no managed rule for DNS Firewall associations.' },

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
