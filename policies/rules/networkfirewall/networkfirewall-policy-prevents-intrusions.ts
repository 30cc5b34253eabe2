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
      {
        when: 'what is passed in the end was not dropped before, in the order of the lines',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy: { StatefulEngineOptions: { RuleOrder: STRICT_ORDER }, StatefulRuleGroupReferences: [{ ResourceArn: !Ref Attacks, Priority: 1 }] }
      Attacks:
        Type: AWS::NetworkFirewall::RuleGroup
        Properties:
          Type: STATEFUL
          Capacity: 100
          RuleGroupName: attacks
          RuleGroup:
            StatefulRuleOptions: { RuleOrder: STRICT_ORDER }
            RulesSource:
              RulesString: |
                drop tls any any -> any any (tls.sni; content:"evil.example"; sid:1;)
                pass ip any any -> any any (sid:2;)`,
      },
    ],
    nonCompliant: [
      {
        when: 'a rule that passes everything comes first, as Suricata orders them',
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
          RuleGroup:
            RulesSource:
              RulesString: |
                drop tls any any -> any any (tls.sni; content:"evil.example"; sid:1;)
                pass ip any any -> any any (sid:2;)`,
      },
      {
        when: 'a rule of its list passes everything',
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
          RuleGroup:
            RulesSource:
              StatefulRules:
                - Action: PASS
                  Header: { Protocol: IP, Source: ANY, SourcePort: ANY, Destination: ANY, DestinationPort: ANY, Direction: ANY }
                  RuleOptions: [{ Keyword: sid, Settings: ['1'] }]
                - Action: DROP
                  Header: { Protocol: TCP, Source: ANY, SourcePort: ANY, Destination: ANY, DestinationPort: '23', Direction: ANY }
                  RuleOptions: [{ Keyword: sid, Settings: ['2'] }]`,
      },
      {
        when: 'stateless rules pass TCP on every port',
        resources: `
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties:
          FirewallPolicyName: perimeter
          FirewallPolicy:
            StatelessRuleGroupReferences: [{ ResourceArn: !Ref Open, Priority: 1 }]
            StatefulRuleGroupReferences:
              - ResourceArn: arn:aws:network-firewall:us-east-1:aws-managed:stateful-rulegroup/ThreatSignaturesExploitsStrictOrder
      Open:
        Type: AWS::NetworkFirewall::RuleGroup
        Properties:
          Type: STATELESS
          Capacity: 100
          RuleGroupName: open
          RuleGroup:
            RulesSource:
              StatelessRulesAndCustomActions:
                StatelessRules:
                  - Priority: 1
                    RuleDefinition:
                      Actions: ['aws:pass']
                      MatchAttributes: { Protocols: [6, 17], DestinationPorts: [{ FromPort: 0, ToPort: 65535 }] }`,
      },
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

/** Rules in Suricata's own order or in that of their lines: one that passes everything leaves nothing to those after it. */
function groupBlocks(group: Resource): Verdict {
  const source = group.property('RuleGroup.RulesSource');
  const strict = group.property('RuleGroup.StatefulRuleOptions.RuleOrder').mustBe('STRICT_ORDER').status === 'compliant';
  return anyOf(
    () =>
      allOf(
        source.get('RulesString').mustMatch(/^\s*(?:drop|reject)\s/m, 'Suricata rules that drop or reject'),
        source.get('RulesString').must('rules that are not passed over', text => !passesOver(String(text), strict)),
      ),
    () => someOf(reached(source.get('StatefulRules').items(), strict), 'rule that drops', dropsAttacks),
    () => source.get('RulesSourceList.GeneratedRulesType').mustBe('DENYLIST', 'ALLOWLIST', 'REJECTLIST'),
    () => nonCompliant(() => `${group.logicalId} has no rule that drops or rejects`, source),
  );
}

const passesAll = /^\s*pass\s+ip\s+any\s+any\s*(?:->|<>)\s*any\s+any\s*\((?![^)]*\b(?:content|flow|pcre|flowbits)\b)/;

function passesOver(rules: string, strict: boolean): boolean {
  const lines = rules.split('\n');
  const pass = lines.findIndex(line => passesAll.test(line));
  return pass >= 0 && (!strict || !lines.slice(0, pass).some(line => /^\s*(?:drop|reject)\s/.test(line)));
}

const dropsAttacks = (one: Property): Verdict => one.get('Action').mustBe('DROP', 'REJECT');

/** Those that traffic comes to: none, or those before the first that passes everything. */
function reached(rules: readonly Property[], strict: boolean): readonly Property[] {
  const pass = rules.findIndex(one => {
    const header = one.get('Header');
    const ends = ['Source', 'SourcePort', 'Destination', 'DestinationPort'].map(name => header.get(name).mustBe('ANY'));
    return allOf(one.get('Action').mustBe('PASS'), header.get('Protocol').mustBe('IP'), ...ends).status === 'compliant';
  });
  return pass < 0 ? rules : strict ? rules.slice(0, pass) : [];
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
        ...['SourcePorts', 'DestinationPorts'].map(name => () => isAnyPort(match.get(name))),
        // Without a list, or with the number of TCP in it, TCP passes.
        () =>
          anyOf(match.get('Protocols').mustBeAbsent(), () => someOf(match.get('Protocols').items(), 'TCP', one => one.mustBe(6))),
        () => match.get('TCPFlags').mustBeAbsent(),
      ),
      () => `${one.path} passes everything before a stateful rule sees it; it must name networks or ports`,
      one,
    );
  });
}

/** Ports that are not listed are all ports. */
function isAnyPort(ports: Property): Verdict {
  return anyOf(ports.mustBeAbsent(), () =>
    someOf(ports.items(), 'range that is every port', range =>
      allOf(range.get('FromPort').mustBeAtMost(1), () => range.get('ToPort').mustBeAtLeast(65535)),
    ),
  );
}

/** Addresses that are not listed are all addresses. */
function isAnywhere(addresses: Property): Verdict {
  return anyOf(addresses.mustBeAbsent(), () =>
    someOf(addresses.items(), 'block that is everyone', address => isWide(address.get('AddressDefinition'))),
  );
}
