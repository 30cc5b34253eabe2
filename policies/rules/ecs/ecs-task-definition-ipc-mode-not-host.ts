import { rule } from '../../rule';
import { taskDefinition } from './_task';

export default rule({
  id: 'ecs-task-definition-ipc-mode-not-host',
  title: 'ECS task does not share memory with its host',
  why: 'A container in the namespace of the host reads and writes the shared memory of all others there, in which they may exchange ePHI.',
  severity: 'high',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: [taskDefinition],

  check: task => task.property('IpcMode').mustNotBe('host'),

  fix: { how: 'Leave out `ipcMode` of the task definition, or set `ecs.IpcMode.NONE`.', set: { 'Properties.IpcMode': 'none' } },
  config: {
    guard: {
      type: 'AWS::ECS::TaskDefinition',
      all: [{ path: 'IpcMode', mustBe: ['none', 'task'], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::TaskDefinition.properties.json',
      confidence: 'document',
      cases: [
        { properties: {}, configuration: { Family: 'portal' }, verdict: 'compliant' },
        { properties: { IpcMode: 'task' }, configuration: { Family: 'portal', IpcMode: 'task' }, verdict: 'compliant' },
        { properties: { IpcMode: 'host' }, configuration: { Family: 'portal', IpcMode: 'host' }, verdict: 'non-compliant' },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it leaves the default',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it shares the memory of the host',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { IpcMode: host, ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { IpcMode: !Ref IpcMode, ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
  },
});
