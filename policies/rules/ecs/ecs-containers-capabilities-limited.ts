import { allOf, everyOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { everyContainer } from './_task';

/** Those that reach beyond the container: modules, devices, memory and files of the host. Of its network only where that is shared. */
const powers = ['ALL', 'DAC_READ_SEARCH', 'SYS_ADMIN', 'SYS_BOOT', 'SYS_MODULE', 'SYS_RAWIO', 'SYSLOG'];

export default rule({
  id: 'ecs-containers-capabilities-limited',
  title: 'Containers of an ECS task get no powers over their host',
  why: 'With such a capability a hijacked container can read the memory and the network of others on the machine, and the ePHI there.',
  severity: 'medium',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::ECS::TaskDefinition'],

  check: task =>
    everyContainer(task, container =>
      everyOf(container.get('LinuxParameters.Capabilities.Add').items(), capability =>
        allOf(capability.mustNotBe(...powers), () =>
          when(task.property('NetworkMode').mustBe('host'), () => capability.mustNotBe('NET_ADMIN')),
        ),
      ),
    ),

  fix: { how: 'Leave them out of `addCapabilities` on `ecs.LinuxParameters` (`LinuxParameters.Capabilities.Add`).' },
  config: {
    guard: {
      type: 'AWS::ECS::TaskDefinition',
      all: [
        { every: 'ContainerDefinitions', all: [{ path: 'LinuxParameters.Capabilities.Add', mustHoldNone: powers }] },
        {
          where: 'NetworkMode',
          is: ['host'],
          all: [
            { every: 'ContainerDefinitions', all: [{ path: 'LinuxParameters.Capabilities.Add', mustHoldNone: ['NET_ADMIN'] }] },
          ],
          orAbsent: true,
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::TaskDefinition.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { ContainerDefinitions: [{ Name: 'web' }] },
          configuration: { Family: 'portal', ContainerDefinitions: [{ Name: 'web' }] },
          verdict: 'compliant',
        },
        {
          properties: { ContainerDefinitions: [{ Name: 'web', LinuxParameters: { Capabilities: { Add: ['NET_ADMIN'] } } }] },
          configuration: {
            Family: 'portal',
            NetworkMode: 'awsvpc',
            ContainerDefinitions: [{ Name: 'web', LinuxParameters: { Capabilities: { Add: ['NET_ADMIN'] } } }],
          },
          verdict: 'compliant',
        },
        {
          properties: {
            ContainerDefinitions: [{ Name: 'web' }, { Name: 'agent', LinuxParameters: { Capabilities: { Add: ['SYS_ADMIN'] } } }],
          },
          configuration: {
            Family: 'portal',
            ContainerDefinitions: [{ Name: 'web' }, { Name: 'agent', LinuxParameters: { Capabilities: { Add: ['SYS_ADMIN'] } } }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            NetworkMode: 'host',
            ContainerDefinitions: [{ Name: 'web', LinuxParameters: { Capabilities: { Add: ['NET_ADMIN'] } } }],
          },
          configuration: {
            Family: 'portal',
            NetworkMode: 'host',
            ContainerDefinitions: [{ Name: 'web', LinuxParameters: { Capabilities: { Add: ['NET_ADMIN'] } } }],
          },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it adds none',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
      {
        when: 'it adds some for itself',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          NetworkMode: awsvpc
          ContainerDefinitions:
            - Name: web
              Image: portal
              LinuxParameters: { Capabilities: { Add: [SYS_PTRACE, NET_ADMIN], Drop: [ALL] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it may administer the system',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions: [{ Name: web, Image: portal, LinuxParameters: { Capabilities: { Add: [SYS_ADMIN] } } }]`,
      },
      {
        when: 'it may administer the network of its host',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          NetworkMode: host
          ContainerDefinitions: [{ Name: web, Image: portal, LinuxParameters: { Capabilities: { Add: [NET_ADMIN] } } }]`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions:
            - { Name: web, Image: portal, LinuxParameters: { Capabilities: { Add: [!Ref Capability] } } }`,
      },
    ],
  },
});
