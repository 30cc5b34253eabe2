import { allOf, everyOf, when } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { covers } from '../../../lib/core/pattern';
import { mustRead } from '../iam/_text';
import { rule } from '../../rule';
import { mustBeGuardrail, mustBeReadable } from './_guardrails';

export default rule({
  id: 'organizations-policy-denial-not-void',
  title: 'Denials in control policies exempt nobody by wildcard',
  why: 'A denial that exempts every role, or no action at all, keeps nobody from turning logs off or opening records to everyone.',
  severity: 'medium',
  controls: { hicp: ['3.M.B', '10.M.A'], hipaa: ['164.308(a)(4)(i)', '164.312(a)(1)'] },
  from: 'large',
  appliesTo: ['AWS::Organizations::Policy'],
  where: mustBeGuardrail,

  check: policy =>
    everyOf(statementsOf(policy.property('Content')), statement =>
      when(statement.mustDeny(), () =>
        allOf(
          everyOf(statement.property.get('NotAction').items(), action => action.mustNotBe('*', '*:*')),
          everyOf(statement.property.get('NotResource').items(), resource => resource.mustNotBe('*')),
          mustBeReadable(statement.property.get('Condition')),
          everyOf(
            statement
              .conditions()
              .filter(({ operator, key }) => key === 'aws:principalarn' && /not(?:like|equals)/.test(operator)),
            ({ operator, values }) =>
              everyOf(values, value => mustRead(value, 'named principals', text => !coversAll(operator, text))),
          ),
        ),
      ),
    ),

  fix: {
    how: 'Name the roles that are exempt in the condition, such as `arn:aws:iam::*:role/OrganizationAdmin`, in `content` of `organizations.CfnPolicy` (`Content`).',
  },
  config: { none: 'AWS Config does not record policies of Organizations.' },

  examples: {
    compliant: [
      {
        when: 'it exempts one role',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678], Content: { Statement: [{ Effect: Deny, Action: cloudtrail:StopLogging, Resource: '*', Condition: { ArnNotLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/OrganizationAdmin' } } }] } }`,
      },
      {
        when: 'it denies root alone',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678], Content: { Statement: [{ Effect: Deny, Action: '*', Resource: '*', Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::*:root' } } }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it exempts every role',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678], Content: { Statement: [{ Effect: Deny, Action: cloudtrail:StopLogging, Resource: '*', Condition: { ArnNotLike: { aws:PrincipalArn: ['arn:aws:iam::*:role/OrganizationAdmin', 'arn:aws:iam::*:role/*'] } } }] } }`,
      },
      {
        when: 'it denies all actions but all',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678], Content: { Statement: [{ Effect: Deny, NotAction: '*', Resource: '*' }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the roles that are exempt are imported',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678], Content: { Statement: [{ Effect: Deny, Action: cloudtrail:StopLogging, Resource: '*', Condition: { ArnNotLike: { aws:PrincipalArn: !ImportValue roles } } }] } }`,
      },
    ],
  },
});

/** All principals of a kind, whatever account they are in. */
const kinds = ['aws', 'aws-us-gov', 'aws-cn'].flatMap(partition => [
  `arn:${partition}:iam::*:role/*`,
  `arn:${partition}:iam::*:user/*`,
  `arn:${partition}:sts::*:assumed-role/*`,
]);

/** In texts a star runs over colons; with operators of ARNs each of the six parts is compared by itself. */
function coversAll(operator: string, pattern: string): boolean {
  if (/^\*+$/.test(pattern)) return true;
  if (!operator.startsWith('arn')) return kinds.some(kind => covers(pattern, kind));
  const parts = sixParts(pattern);
  return kinds.some(kind => sixParts(kind).every((part, index) => covers(parts[index] ?? '', part)));
}

function sixParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
