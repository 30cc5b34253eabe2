import { rule } from '../../rule';

export default rule({
  id: 'greengrassv2-deployment-notifies-components',
  title: 'Greengrass asks components before it updates them',
  why: 'An update that does not ask restarts the gateway in the middle of a treatment or an alarm.',
  severity: 'low',
  controls: { hicp: ['9.M.B'], hipaa: ['164.308(a)(7)(i)'] },
  appliesTo: ['AWS::GreengrassV2::Deployment'],
  from: 'large',

  check: deployment =>
    deployment
      .property('DeploymentPolicies.ComponentUpdatePolicy.Action')
      .orDefault('NOTIFY_COMPONENTS')
      .mustBe('NOTIFY_COMPONENTS'),

  fix: {
    how: 'Leave `deploymentPolicies.componentUpdatePolicy.action` of `greengrassv2.CfnDeployment` at `NOTIFY_COMPONENTS`. In CloudFormation: `DeploymentPolicies.ComponentUpdatePolicy.Action`.',
    set: { 'Properties.DeploymentPolicies.ComponentUpdatePolicy.Action': 'NOTIFY_COMPONENTS' },
  },
  config: { none: 'AWS Config does not record deployments of Greengrass.' },

  examples: {
    compliant: [
      {
        when: 'it asks',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, DeploymentPolicies: { ComponentUpdatePolicy: { Action: NOTIFY_COMPONENTS, TimeoutInSeconds: 60 } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it does not ask',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, DeploymentPolicies: { ComponentUpdatePolicy: { Action: SKIP_NOTIFY_COMPONENTS } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, DeploymentPolicies: !ImportValue Policies }`,
      },
    ],
  },
});
