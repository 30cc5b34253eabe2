import { compliant, everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';

/** Components that name no user run as the one that each gateway was installed with. */
const usersOf = (deployment: Resource): readonly Property[] =>
  deployment
    .property('Components')
    .entries()
    .map(([, component]) => component.get('RunWith.PosixUser'))
    .filter(user => user.value() !== undefined);

export default rule({
  id: 'greengrassv2-component-not-root',
  title: 'Greengrass components do not run as root',
  why: 'A flaw in one component then gives the whole gateway away, with the certificate of the device and the readings that pass it.',
  severity: 'medium',
  controls: { hicp: ['9.M.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::GreengrassV2::Deployment'],
  where: deployment => someOf(usersOf(deployment), 'component that names its user', () => compliant),

  check: deployment =>
    everyOf(usersOf(deployment), user =>
      user.mustMatch(/^(?!(?:root|0)(?::|$))(?!.*:(?:root|0)$)/, 'a user and a group other than root'),
    ),

  fix: {
    how: 'Name a user without rights in `runWith.posixUser` of `greengrassv2.CfnDeployment`. In CloudFormation: `Components.<name>.RunWith.PosixUser`.',
  },
  config: { none: 'AWS Config does not record deployments of Greengrass.' },

  examples: {
    compliant: [
      {
        when: 'it runs as a user of its own',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, Components: { clinic.Bridge: { ComponentVersion: 1.0.0, RunWith: { PosixUser: 'ggc_user:ggc_group' } } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it runs in the group of root',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, Components: { clinic.Bridge: { ComponentVersion: 1.0.0, RunWith: { PosixUser: 'ggc_user:root' } } } }`,
      },
      {
        when: 'it runs as root',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, Components: { clinic.Bridge: { ComponentVersion: 1.0.0, RunWith: { PosixUser: root } } } }`,
      },
      {
        when: 'it runs as root with a group',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, Components: { clinic.Bridge: { ComponentVersion: 1.0.0, RunWith: { PosixUser: 'root:docker' } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the user comes from another stack',
        resources: `
      Gateways:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: gateways, Components: { clinic.Bridge: { RunWith: { PosixUser: !ImportValue User } } } }`,
      },
    ],
  },
});
