import { allOf, anyOf, compliant, decide, everyOf, nonCompliant, someOf, when } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHave, mustHaveByProfile, vpc } from './_vpc';

const association = 'AWS::Route53Resolver::FirewallRuleGroupAssociation';
const group = 'AWS::Route53Resolver::FirewallRuleGroup';

function mustComeBefore(first: Property, second: Property): Verdict {
  return decide([first, second], (one, other) => (Number(one) < Number(other) ? compliant : nonCompliant('it comes later')));
}

function mustNotAllowAll(one: Property): Verdict {
  return when(one.get('Action').mustBe('ALLOW'), () => {
    const list = one.get('FirewallDomainListId').target();
    return list === undefined ? compliant : everyOf(list.property('Domains').items(), domain => domain.mustNotBe('*', '*.'));
  });
}

/** A list without names blocks nothing; one that AWS keeps is not in the run, and an advanced rule has none. */
function mustBlock(one: Property): Verdict {
  const list = one.get('FirewallDomainListId').target();
  return allOf(one.get('Action').mustBe('BLOCK'), () =>
    list === undefined
      ? compliant
      : anyOf(list.property('Domains').mustBePresent(), () => list.property('DomainFileUrl').mustBePresent()),
  );
}

/** The lowest priority answers first: a rule that allows every name leaves nothing to block. */
function groupMustBlock(one: Resource): Verdict {
  const rules = one.property('FirewallRules').items();
  return someOf(rules, 'rule that blocks', blocking =>
    allOf(mustBlock(blocking), () =>
      everyOf(rules, other =>
        when(mustComeBefore(other.get('Priority'), blocking.get('Priority')), () => mustNotAllowAll(other)),
      ),
    ),
  );
}

/** So do the rule groups of a VPC. */
function mustComeFirst(network: Resource, blocking: Resource): Verdict {
  return everyOf(
    network.referredToBy(association, 'VpcId').filter(other => other !== blocking),
    other => {
      const rules = other.property('FirewallRuleGroupId').target();
      const earlier = allOf(other.property('VpcId').mustReferTo(network), () =>
        mustComeBefore(other.property('Priority'), blocking.property('Priority')),
      );
      return rules === undefined
        ? compliant
        : when(earlier, () => everyOf(rules.property('FirewallRules').items(), mustNotAllowAll));
    },
  );
}

export default rule({
  id: 'route53resolver-vpc-dns-firewall-associated',
  title: 'VPC has a DNS Firewall rule group that blocks',
  why: 'Malware finds its operators, and can carry ePHI out, through DNS, which no security group stops; DNS Firewall does.',
  severity: 'medium',
  controls: { hicp: ['6.M.D', '6.L.B'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(e)(1)'] },
  appliesTo: [vpc],

  check: network =>
    mustHaveByProfile(
      mustHave(network, association, 'VpcId', 'DNS Firewall rule group that blocks', one =>
        allOf(one.property('FirewallRuleGroupId').leadsTo(groupMustBlock), () => mustComeFirst(network, one)),
      ),
      network,
      group,
      groupMustBlock,
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
      {
        when: 'its profile holds a rule group that blocks',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Membership:
        Type: AWS::Route53Profiles::ProfileAssociation
        Properties: { Name: clinic, ProfileId: !Ref Profile, ResourceId: !Ref Clinic }
      Profile: { Type: AWS::Route53Profiles::Profile, Properties: { Name: clinic } }
      Held:
        Type: AWS::Route53Profiles::ProfileResourceAssociation
        Properties: { Name: held, ProfileId: !Ref Profile, ResourceArn: !GetAtt Malware.Arn }
      Malware:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties: { FirewallRules: [{ Priority: 1, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: rslvr-fdl-1234 }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a rule group before it allows every name',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: !Ref Malware, Priority: 102 }
      Earlier:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: !Ref Open, Priority: 101 }
      Everything: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: ['*'] } }
      Open:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties: { FirewallRules: [{ Priority: 1, Action: ALLOW, FirewallDomainListId: !Ref Everything }] }
      Malware:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties: { FirewallRules: [{ Priority: 1, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: rslvr-fdl-1234 }] }`,
      },
      {
        when: 'the list that it blocks is empty',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: !Ref Malware, Priority: 101 }
      Nothing: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: [] } }
      Malware:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties: { FirewallRules: [{ Priority: 1, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: !Ref Nothing }] }`,
      },
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
        when: 'another account shares its profile',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Membership:
        Type: AWS::Route53Profiles::ProfileAssociation
        Properties: { Name: clinic, ProfileId: rp-1234, ResourceId: !Ref Clinic }`,
      },
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
