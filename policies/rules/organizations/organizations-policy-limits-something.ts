import { anyOf, mustNotHold, someOf } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustBeGuardrail } from './_guardrails';

export default rule({
  id: 'organizations-policy-limits-something',
  title: 'Service and resource control policies limit something',
  why: 'A policy that only allows everything looks like a guardrail in an audit and stops nobody in an account with records.',
  severity: 'low',
  controls: { hicp: ['3.M.B', '10.M.A'], hipaa: ['164.308(a)(4)(i)'] },
  from: 'large',
  appliesTo: ['AWS::Organizations::Policy'],
  where: mustBeGuardrail,

  check: policy =>
    someOf(statementsOf(policy.property('Content')), 'statement that denies, or allows less than everything', statement =>
      anyOf(statement.mustDeny(), () =>
        mustNotHold(statement.mustCoverAction('*'), () => `${statement.at} allows everything`, statement.property),
      ),
    ),

  fix: {
    how: 'Add statements with `Effect: Deny` to `content` of `organizations.CfnPolicy`; AWS attaches `FullAWSAccess` by itself (`Content`).',
  },
  config: { none: 'AWS Config does not record policies of Organizations.' },

  examples: {
    compliant: [
      {
        when: 'it denies leaving the organization',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678], Content: { Statement: [{ Effect: Deny, Action: organizations:LeaveOrganization, Resource: '*' }] } }`,
      },
      {
        when: 'it allows a list of services',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678], Content: { Statement: [{ Effect: Allow, Action: ['s3:*', 'kms:*'], Resource: '*' }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everything',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678], Content: { Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'its content is imported',
        resources: `
      Guardrail:
        Type: AWS::Organizations::Policy
        Properties: { Name: guardrail, Type: SERVICE_CONTROL_POLICY, Content: !ImportValue content }`,
      },
    ],
  },
});
