import { allOf, anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { isWide } from '../ec2/_traffic';
import { firewallPolicy } from './_firewall';

export default rule({
  id: 'networkfirewall-policy-prevents-intrusions',
  title: 'Firewall policy has rules that block known attacks',
  why: 'A firewall that filters addresses and ports alone lets an exploit through on every port that has to be open.',
  severity: 'medium',
  controls: { hicp: ['6.M.C'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: [firewallPolicy],

  check: policy =>
    allOf(
      someOf(
        policy.property('FirewallPolicy.StatefulRuleGroupReferences').items(),
        'stateful rule group that blocks attacks',
        group => blocks(group),
      ),
      // What a stateless rule passes, no stateful one sees.
      () => everyOf(policy.property('FirewallPolicy.StatelessRuleGroupReferences').items(), mustNotPassEverything),
    ),

  fix: {
    how: 'Reference threat signature groups that AWS manages, or a rule group with Suricata `drop` rules, and no stateless rule that passes everything, in `statefulRuleGroupReferences` of `networkfirewall.CfnFirewallPolicy` (`FirewallPolicy.StatefulRuleGroupReferences`).',
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'it has a group of threat signatures that AWS manages',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy:
            StatefulRuleGroupReferences:
              - ResourceArn: !Sub 'arn:\${AWS::Partition}:network-firewall:\${AWS::Region}:aws-managed:stateful-rulegroup/ThreatSignaturesExploitsStrictOrder'`,
      },
      {
        when: 'a rule group of its own drops',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatefulRuleGroupReferences: [{ ResourceArn: !Ref Attacks }] } }
      Attacks:
        Type: AWS::NetworkFirewall::RuleGroup
        Properties:
          Type: STATEFUL
          Capacity: 100
          RuleGroupName: attacks
          RuleGroup: { RulesSource: { RulesString: 'drop tls any any -> any any (tls.sni; content:"evil.example"; sid:1;)' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its only rule group alerts',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatefulRuleGroupReferences: [{ ResourceArn: !Ref Watch }] } }
      Watch:
        Type: AWS::NetworkFirewall::RuleGroup
        Properties:
          Type: STATEFUL
          Capacity: 100
          RuleGroupName: watch
          RuleGroup: { RulesSource: { RulesString: 'alert tls any any -> any any (sid:1;)' } }`,
      },
      {
        when: "AWS's rules are overridden so that they only alert",
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy:
            StatefulRuleGroupReferences:
              - ResourceArn: arn:aws:network-firewall:us-east-1:aws-managed:stateful-rulegroup/ThreatSignaturesExploitsStrictOrder
                Override: { Action: DROP_TO_ALERT }`,
      },
      {
        when: 'it has no stateful rules',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatelessDefaultActions: ['aws:forward_to_sfe'] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the rule group is of another stack',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicyName: perimeter, FirewallPolicy: { StatefulRuleGroupReferences: [{ ResourceArn: !ImportValue attacks }] } }`,
      },
    ],
  },
});

function blocks(reference: Property): Verdict {
  const override = reference.get('Override.Action').mustNotBe('DROP_TO_ALERT');
  if (override.status !== 'compliant') return override;
  const arn = reference.get('ResourceArn');
  if (arn.canonicalText()?.includes(':aws-managed:') === true) return compliant;
  const group = arn.target();
  return group?.type === 'AWS::NetworkFirewall::RuleGroup'
    ? groupBlocks(group)
    : undetermined(() => `${arn.state()}, whose rules are not in the templates of this run`, arn);
}

function groupBlocks(group: Resource): Verdict {
  const source = group.property('RuleGroup.RulesSource');
  return anyOf(
    source.get('RulesString').mustMatch(/^\s*(?:drop|reject)\s/m, 'Suricata rules that drop or reject'),
    () => someOf(source.get('StatefulRules').items(), 'rule that drops', one => one.get('Action').mustBe('DROP', 'REJECT')),
    () => source.get('RulesSourceList.GeneratedRulesType').mustBe('DENYLIST', 'ALLOWLIST', 'REJECTLIST'),
    () => nonCompliant(() => `${group.logicalId} has no rule that drops or rejects`, source),
  );
}

/** A group of the run; one that is elsewhere is most likely a short list of exceptions. */
function mustNotPassEverything(reference: Property): Verdict {
  const group = reference.get('ResourceArn').target();
  const rules = group?.property('RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules').items() ?? [];
  return everyOf(rules, one => {
    const match = one.get('RuleDefinition.MatchAttributes');
    return mustNotHold(
      allOf(
        someOf(one.get('RuleDefinition.Actions').items(), 'pass', action => action.mustBe('aws:pass')),
        ...['Sources', 'Destinations'].map(name => () => isAnywhere(match.get(name))),
        ...['SourcePorts', 'DestinationPorts', 'Protocols', 'TCPFlags'].map(name => () => match.get(name).mustBeAbsent()),
      ),
      () => `${one.path} passes everything before a stateful rule sees it; it must name networks or ports`,
      one,
    );
  });
}

/** Addresses that are not listed are all addresses. */
function isAnywhere(addresses: Property): Verdict {
  return anyOf(addresses.mustBeAbsent(), () =>
    someOf(addresses.items(), 'block that is everyone', address => isWide(address.get('AddressDefinition'))),
  );
}
