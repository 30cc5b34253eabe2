import { rule } from '../../rule';

export default rule({
  id: 'greengrassv2-deployment-rolls-back',
  title: 'Greengrass deployments roll back when they fail',
  why: 'A gateway that is left half updated stops passing on readings and alarms until somebody comes to it.',
  severity: 'medium',
  controls: { hicp: ['9.M.B', '9.L.A'], hipaa: ['164.308(a)(7)(i)', '164.312(c)(1)'] },
  appliesTo: ['AWS::GreengrassV2::Deployment'],

  check: deployment => deployment.property('DeploymentPolicies.FailureHandlingPolicy').orDefault('ROLLBACK').mustBe('ROLLBACK'),

  fix: {
    how: 'Leave `deploymentPolicies.failureHandlingPolicy` of `greengrassv2.CfnDeployment` at `ROLLBACK`. In CloudFormation: `DeploymentPolicies.FailureHandlingPolicy`.',
    set: { 'Properties.DeploymentPolicies.FailureHandlingPolicy': 'ROLLBACK' },
  },
  config: { none: 'AWS Config does not record deployments of Greengrass.' },

  examples: {
    compliant: [
      {
        when: 'nothing is set',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it does nothing',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, DeploymentPolicies: { FailureHandlingPolicy: DO_NOTHING } }`,
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
