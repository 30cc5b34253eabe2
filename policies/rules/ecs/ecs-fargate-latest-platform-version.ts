import { anyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ecs-fargate-latest-platform-version',
  title: 'ECS service runs on the latest Fargate platform version',
  why: 'An older platform version lacks security fixes of the kernel and the runtime under the containers with ePHI.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::ECS::Service'],
  where: service =>
    anyOf(service.property('LaunchType').mustBe('FARGATE'), () =>
      someOf(service.property('CapacityProviderStrategy').items(), 'Fargate capacity provider', one =>
        one.get('CapacityProvider').mustBe('FARGATE', 'FARGATE_SPOT'),
      ),
    ),

  // 1.4.0 is the latest for Linux; for Windows it is 1.0.0, so there LATEST is the one to name.
  check: service => service.property('PlatformVersion').orDefault('LATEST').mustBe('LATEST', '1.4.0'),

  fix: {
    how: 'Leave out `platformVersion` of `ecs.FargateService`, or set `ecs.FargatePlatformVersion.LATEST`.',
    set: { 'Properties.PlatformVersion': 'LATEST' },
  },
  config: { managedRule: 'ECS_FARGATE_LATEST_PLATFORM_VERSION' },

  examples: {
    compliant: [
      {
        when: 'it leaves the default',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties: { LaunchType: FARGATE, TaskDefinition: portal }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names an older version',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties: { CapacityProviderStrategy: [{ CapacityProvider: FARGATE_SPOT }], TaskDefinition: portal, PlatformVersion: 1.3.0 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties: { LaunchType: FARGATE, TaskDefinition: portal, PlatformVersion: !Ref Version }`,
      },
    ],
  },
});
