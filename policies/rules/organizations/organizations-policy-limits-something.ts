import { allOf, anyOf, everyOf, mustNotHold, someOf } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { mustRead } from '../iam/_text';
import { rule } from '../../rule';
import { isEveryAction, isEveryResource, mustBeGuardrail } from './_guardrails';

export default rule({
  id: 'organizations-policy-limits-something',
  title: 'Service and resource control policies limit something',
  why: 'A policy that only allows everything looks like a guardrail in an audit and stops nobody in an account with records.',
  severity: 'low',
  controls: { hicp: ['3.M.B', '10.M.A'], hipaa: ['164.308(a)(4)(i)'] },
  from: 'large',
  appliesTo: ['AWS::Organizations::Policy'],
  where: mustBeGuardrail,

  check: policy => {
    const statements = statementsOf(policy.property('Content'));
    return anyOf(
      someOf(statements, 'statement that denies', statement => statement.mustDeny()),
      // Statements that allow add up: one for everything leaves nothing to the others.
      () =>
        allOf(someOf(statements, 'statement that allows less than everything', mustLeaveSomething), () =>
          everyOf(statements, mustLeaveSomething),
        ),
    );
  },

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

function mustLeaveSomething(statement: Statement): Verdict {
  return mustNotHold(mustAllowEverything(statement), () => `${statement.at} allows everything`, statement.property);
}

function mustAllowEverything(statement: Statement): Verdict {
  const { property } = statement;
  return allOf(
    someOf(property.get('Action').items(), 'action that is all', action => mustRead(action, 'all actions', isEveryAction)),
    () =>
      someOf(property.get('Resource').items(), 'resource that is all', resource =>
        mustRead(resource, 'all resources', isEveryResource),
      ),
    () => statement.mustBeUnconditional(),
  );
}
