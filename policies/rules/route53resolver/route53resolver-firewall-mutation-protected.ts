import { undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'route53resolver-firewall-mutation-protected',
  title: 'DNS Firewall association is protected against changes',
  why: 'One call that removes the association turns off the filter between malware and its operators.',
  severity: 'low',
  controls: { hicp: ['6.M.D'], hipaa: ['164.308(a)(5)(ii)(B)'] },
  from: 'large',
  appliesTo: ['AWS::Route53Resolver::FirewallRuleGroupAssociation'],

  check: association => {
    const protection = association.property('MutationProtection');
    return protection.mustBePresent().status === 'non-compliant'
      ? undetermined(() => `${protection.state()}, and CloudFormation documents no default; it must be "ENABLED"`, protection)
      : protection.mustBe('ENABLED');
  },

  fix: {
    how: "Set `mutationProtection: 'ENABLED'` on `route53resolver.CfnFirewallRuleGroupAssociation` (`MutationProtection`).",
    set: { 'Properties.MutationProtection': 'ENABLED' },
  },
  config: {
    guard: {
      type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
      all: [{ path: 'MutationProtection', mustBe: ['ENABLED'] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Route53Resolver::FirewallRuleGroupAssociation.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { MutationProtection: 'ENABLED' },
          configuration: { Name: 'clinic', MutationProtection: 'ENABLED' },
          verdict: 'compliant',
        },
        {
          properties: { MutationProtection: 'DISABLED' },
          configuration: { Name: 'clinic', MutationProtection: 'DISABLED' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'protection is on',
        resources: `
      Clinic:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: vpc-1234, FirewallRuleGroupId: rslvr-frg-1234, Priority: 101, MutationProtection: ENABLED }`,
      },
    ],
    nonCompliant: [
      {
        when: 'protection is off',
        resources: `
      Clinic:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: vpc-1234, FirewallRuleGroupId: rslvr-frg-1234, Priority: 101, MutationProtection: DISABLED }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said about it',
        resources: `
      Clinic:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: vpc-1234, FirewallRuleGroupId: rslvr-frg-1234, Priority: 101 }`,
      },
    ],
  },
});
