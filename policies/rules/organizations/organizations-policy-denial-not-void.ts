import { allOf, everyOf, when } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { mustRead } from '../iam/_text';
import { rule } from '../../rule';
import { exempts, isEveryAction, isEveryResource, mustBeGuardrail, mustBeReadable, mustExemptSome } from './_guardrails';

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
          everyOf(statement.property.get('NotAction').items(), action =>
            mustRead(action, 'named actions', text => !isEveryAction(text)),
          ),
          everyOf(statement.property.get('NotResource').items(), resource =>
            mustRead(resource, 'named resources', text => !isEveryResource(text)),
          ),
          mustBeReadable(statement.property.get('Condition')),
          everyOf(statement.conditions().filter(exempts), mustExemptSome),
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
