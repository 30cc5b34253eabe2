import { rule } from '../../rule';
import { taskDefinition } from './_task';

export default rule({
  id: 'ecs-task-definition-network-mode-not-host',
  title: 'ECS task does not use the network of its host',
  why: 'In host mode a container listens on the interface of its host and reaches the agents and other tasks there, past every security group of its own.',
  severity: 'medium',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: [taskDefinition],

  check: task => task.property('NetworkMode').mustNotBe('host'),

  fix: {
    how: 'Set `networkMode: ecs.NetworkMode.AWS_VPC` on the task definition (`NetworkMode`).',
    set: { 'Properties.NetworkMode': 'awsvpc' },
  },
  config: { managedRule: 'ECS_TASK_DEFINITION_NETWORK_MODE_NOT_HOST' },

  examples: {
    compliant: [
      {
        when: 'its network mode is awsvpc',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { NetworkMode: awsvpc, ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
      {
        when: 'it leaves the default, bridge',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its network mode is host',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { NetworkMode: host, ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { NetworkMode: !Ref Mode, ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
  },
});
