import { allOf, compliant, decide, nonCompliant, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

interface Action {
  readonly stage: number;
  readonly action: Property;
}

function actionsOf(pipeline: Resource): readonly Action[] {
  return pipeline
    .property('Stages')
    .items()
    .flatMap((stage, index) =>
      stage
        .get('Actions')
        .items()
        .map(action => ({ stage: index, action })),
    );
}

const mustBeOf = (action: Property, category: string): Verdict => action.get('ActionTypeId.Category').mustBe(category);

/** The last deployment, since those before it are often to a place for tests. */
function mustWait(pipeline: Resource): Verdict {
  const actions = actionsOf(pipeline);
  const last = actions.filter(({ action }) => mustBeOf(action, 'Deploy').status !== 'non-compliant').at(-1);
  return someOf(actions, 'action of the category Approval before the last deployment', one =>
    allOf(mustBeOf(one.action, 'Approval'), () => (last === undefined ? compliant : mustComeBefore(one, last))),
  );
}

function mustComeBefore(one: Action, other: Action): Verdict {
  if (one.stage !== other.stage)
    return one.stage < other.stage ? compliant : nonCompliant(() => `${one.action.path} comes after the deployment`, one.action);
  return decide([one.action.get('RunOrder').orDefault(1), other.action.get('RunOrder').orDefault(1)], (first, second) =>
    Number(first) < Number(second)
      ? compliant
      : nonCompliant(() => `${one.action.path} runs no earlier than the deployment`, one.action),
  );
}

function mustDeploy(pipeline: Resource): Verdict {
  return someOf(actionsOf(pipeline), 'action of the category Deploy', ({ action }) => mustBeOf(action, 'Deploy'));
}

export default rule({
  id: 'codepipeline-deployment-approved',
  title: 'Pipelines that deploy wait for an approval',
  why: 'A change to a clinical system then goes live on one person’s push, and nobody else has seen it.',
  severity: 'low',
  controls: { hicp: ['7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(8)'] },
  appliesTo: ['AWS::CodePipeline::Pipeline'],
  from: 'large',
  where: mustDeploy,

  check: mustWait,

  fix: {
    how: 'Add a `ManualApprovalAction`, or `pre: [new pipelines.ManualApprovalStep(…)]` before the stage that goes live. In CloudFormation: an action of the category `Approval`.',
  },
  config: {
    none: 'No managed rule of AWS Config looks for approvals in pipelines, and Guard does not compare the order of stages.',
  },

  examples: {
    compliant: [
      {
        when: 'someone approves before it deploys',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Review
              Actions:
                - { Name: Approve, ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: '1' } }
            - Name: Live
              Actions:
                - { Name: Portal, ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: '1' } }`,
      },
      {
        when: 'the approval runs first in the stage that goes live',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Test
              Actions:
                - { Name: Portal, ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: '1' } }
            - Name: Live
              Actions:
                - { Name: Approve, ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: '1' } }
                - { Name: Portal, RunOrder: 2, ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: '1' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'somebody approves what is live already',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Live
              Actions:
                - { Name: Portal, ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: '1' } }
            - Name: Review
              Actions:
                - { Name: Approve, ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: '1' } }`,
      },
      {
        when: 'the approval runs beside the deployment',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Live
              Actions:
                - { Name: Approve, ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: '1' } }
                - { Name: Portal, ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: '1' } }`,
      },
      {
        when: 'it deploys what was built',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Live
              Actions:
                - { Name: Portal, ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: '1' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the stage that goes live comes from another stack',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Live
              Actions:
                - Name: Portal
                  ActionTypeId: { Category: !ImportValue Category, Owner: AWS, Provider: CloudFormation, Version: '1' }`,
      },
    ],
  },
});
