import { allOf, anyOf, everyOf, mustNotHold, someOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

/** A condition that every sender meets. All conditions of a statement have to hold, and one value of a condition. */
function mustTakeEveryone(condition: Property): Verdict {
  return anyOf(mustMatchNetwork(condition.get('IpExpression'), /\/[0-7]$/), () =>
    mustMatchNetwork(condition.get('Ipv6Expression'), /\/(?:\d|1[0-5])$/),
  );
}

/** `NOT_CIDR_MATCHES` takes those outside of a network, and of that of everyone nobody is. */
function mustMatchNetwork(expression: Property, everyone: RegExp): Verdict {
  return allOf(expression.get('Operator').mustBe('CIDR_MATCHES'), () =>
    someOf(expression.get('Values').items(), 'network of everyone', value => value.mustMatch(everyone, 'a network of everyone')),
  );
}

export default rule({
  id: 'ses-mail-manager-traffic-policy-filters',
  title: 'Mail Manager traffic policies refuse some mail',
  why: 'A policy that allows everything lets spam, malware and mail without TLS through to staff and applications.',
  severity: 'medium',
  controls: { hicp: ['1.M.A'], hipaa: ['164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::SES::MailManagerTrafficPolicy'],

  check: policy => {
    const statements = policy.property('PolicyStatements').items();
    return anyOf(
      someOf(statements, 'statement that denies', statement => statement.get('Action').mustBe('DENY')),
      () =>
        allOf(policy.property('DefaultAction').mustBe('DENY'), () =>
          everyOf(statements, statement =>
            mustNotHold(
              allOf(statement.get('Conditions').mustBePresent(), () =>
                everyOf(statement.get('Conditions').items(), mustTakeEveryone),
              ),
              () => `${statement.path} allows every sender`,
              statement,
            ),
          ),
        ),
    );
  },

  fix: {
    how: 'Set `defaultAction: "DENY"` on `ses.CfnMailManagerTrafficPolicy` and allow what is expected, or deny by block list and TLS version. In CloudFormation: `DefaultAction` and `PolicyStatements`.',
  },
  config: { none: 'AWS publishes no schema of the item of a traffic policy of Mail Manager, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it denies what no statement allows',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerTrafficPolicy
        Properties: 
          DefaultAction: DENY
          PolicyStatements:
            - Action: ALLOW
              Conditions: [{ StringExpression: { Evaluate: { Attribute: RECIPIENT }, Operator: ENDS_WITH, Values: ['@clinic.example'] } }]`,
      },
      {
        when: 'it denies mail from a network of spammers',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerTrafficPolicy
        Properties: 
          DefaultAction: ALLOW
          PolicyStatements:
            - Action: DENY
              Conditions: [{ IpExpression: { Evaluate: { Attribute: SENDER_IP }, Operator: CIDR_MATCHES, Values: [198.51.100.0/24] } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows by default and denies nothing',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerTrafficPolicy
        Properties: { DefaultAction: ALLOW, PolicyStatements: [] }`,
      },
      {
        when: 'a statement allows every address of IPv6',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerTrafficPolicy
        Properties: 
          DefaultAction: DENY
          PolicyStatements:
            - Action: ALLOW
              Conditions: [{ Ipv6Expression: { Evaluate: { Attribute: SENDER_IPV6 }, Operator: CIDR_MATCHES, Values: ['::/0'] } }]`,
      },
      {
        when: 'a statement allows every address',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerTrafficPolicy
        Properties: 
          DefaultAction: DENY
          PolicyStatements:
            - Action: ALLOW
              Conditions: [{ IpExpression: { Evaluate: { Attribute: SENDER_IP }, Operator: CIDR_MATCHES, Values: [0.0.0.0/0] } }]`,
      },
    ],
    undetermined: [
      {
        when: 'the default comes from another stack',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerTrafficPolicy
        Properties: { DefaultAction: !ImportValue Action, PolicyStatements: [] }`,
      },
    ],
  },
});
