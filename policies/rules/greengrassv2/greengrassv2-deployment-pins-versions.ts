import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'greengrassv2-deployment-pins-versions',
  title: 'Greengrass deployments name the version of each component',
  why: 'What runs on the gateways cannot be told from the deployment, neither before an update nor when a flaw becomes known.',
  severity: 'low',
  controls: { hicp: ['9.M.B', '9.M.D'], hipaa: ['164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::GreengrassV2::Deployment'],
  from: 'large',
  where: deployment => deployment.property('Components').mustBePresent(),

  check: deployment =>
    everyOf(deployment.property('Components').entries(), ([, component]) => component.get('ComponentVersion').mustBePresent()),

  fix: {
    how: 'Set `componentVersion` on each of the `components` of `greengrassv2.CfnDeployment`. In CloudFormation: `Components.<name>.ComponentVersion`.',
  },
  config: { none: 'AWS Config does not record deployments of Greengrass.' },

  examples: {
    compliant: [
      {
        when: 'it names the version',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, Components: { clinic.Bridge: { ComponentVersion: 1.0.0 } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, Components: { clinic.Bridge: { RunWith: { PosixUser: bridge } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the version comes from another stack',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, Components: { clinic.Bridge: !ImportValue Bridge } }`,
      },
    ],
  },
});
