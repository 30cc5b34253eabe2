import { allOf, compliant, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { mustNotAllowEveryone } from '../s3/_resource-policy';
import { rule } from '../../rule';

export default rule({
  id: 'eventbridge-bus-policy-not-public',
  title: 'Event bus takes no events from everyone',
  why: 'Anyone can put false results or commands on a public bus, and the systems behind it act on them.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Events::EventBus', 'AWS::Events::EventBusPolicy'],
  where: resource => (resource.type === 'AWS::Events::EventBus' ? resource.property('Policy').mustBePresent() : compliant),

  // An `EventBusPolicy` holds either one `Statement`, as a policy document does, or principal and condition of its own.
  check: resource =>
    resource.type === 'AWS::Events::EventBus'
      ? mustNotAllowEveryone(resource.property('Policy'))
      : allOf(mustNotAllowEveryone(resource.attribute('Properties')), () =>
          when(resource.property('Principal').mustBe('*'), () => mustNameOrganization(resource)),
        ),

  fix: {
    how: 'Name accounts in `bus.grantPutEventsTo(...)`, or limit the statement by `aws:PrincipalOrgID`. In CloudFormation: `Principal` or `Condition` of `AWS::Events::EventBusPolicy`, or its `Statement`.',
  },
  config: { none: 'The policy of an event bus is a document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'its policy names an account',
        resources: `
      Partner:
        Type: AWS::Events::EventBusPolicy
        Properties: { StatementId: partner, EventBusName: results, Statement: { Effect: Allow, Principal: { AWS: arn:aws:iam::111122223333:root }, Action: events:PutEvents, Resource: '*' } }`,
      },
      {
        when: 'an older policy names the organization',
        resources: `
      Clinics:
        Type: AWS::Events::EventBusPolicy
        Properties: { StatementId: clinics, EventBusName: results, Principal: '*', Action: events:PutEvents, Condition: { Type: StringEquals, Key: aws:PrincipalOrgID, Value: o-a1b2c3d4e5 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its policy lets everyone put events',
        resources: `
      Anyone:
        Type: AWS::Events::EventBusPolicy
        Properties: { StatementId: anyone, EventBusName: results, Statement: { Effect: Allow, Principal: '*', Action: events:PutEvents, Resource: '*' } }`,
      },
      {
        when: 'an older policy names everyone',
        resources: `
      Anyone:
        Type: AWS::Events::EventBusPolicy
        Properties: { StatementId: anyone, EventBusName: results, Principal: '*', Action: events:PutEvents }`,
      },
      {
        when: 'the policy of the bus itself names everyone',
        resources: `
      Results:
        Type: AWS::Events::EventBus
        Properties: { Name: results, Policy: { Statement: [{ Effect: Allow, Principal: '*', Action: events:PutEvents, Resource: '*' }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is a parameter of another stack',
        resources: `
      Partner:
        Type: AWS::Events::EventBusPolicy
        Properties: { StatementId: partner, EventBusName: results, Action: events:PutEvents, Principal: !ImportValue partner }`,
      },
    ],
  },
});

function mustNameOrganization(policy: Resource): Verdict {
  return allOf(
    policy.property('Condition.Key').mustBe('aws:PrincipalOrgID'),
    policy.property('Condition.Type').mustBe('StringEquals'),
    policy.property('Condition.Value').mustNotBe('*'),
  );
}
