import { someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

function hasAction(pipeline: Resource, category: string): Verdict {
  const actions = pipeline
    .property('Stages')
    .items()
    .flatMap(stage => stage.get('Actions').items());
  return someOf(actions, `action of the category ${category}`, action => action.get('ActionTypeId.Category').mustBe(category));
}

export default rule({
  id: 'codepipeline-deployment-approved',
  title: 'Pipelines that deploy wait for an approval',
  why: 'A change to a clinical system then goes live on one person’s push, and nobody else has seen it.',
  severity: 'low',
  controls: { hicp: ['7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(8)'] },
  appliesTo: ['AWS::CodePipeline::Pipeline'],
  from: 'large',
  where: pipeline => hasAction(pipeline, 'Deploy'),

  check: pipeline => hasAction(pipeline, 'Approval'),

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
    ],
    nonCompliant: [
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
