import { allOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { isLinux, taskDefinition } from './_task';

export default rule({
  id: 'ecs-awsvpc-networking-enabled',
  title: 'ECS task has a network interface of its own',
  why: 'Tasks that share the interface of their host share its security group, so one that is broken into reaches what all of them reach.',
  severity: 'low',
  controls: { hicp: ['2.L.F', '6.M.B'], hipaa: ['164.312(a)(1)'] },
  from: 'large',
  appliesTo: [taskDefinition],
  // ecs-task-definition-network-mode-not-host judges tasks in the host network.
  where: task =>
    allOf(isLinux(task), () => mustNotHold(task.property('NetworkMode').mustBe('host'), 'it is in the host network')),

  check: task => task.property('NetworkMode').orDefault('bridge').mustBe('awsvpc'),

  fix: {
    how: 'Set `networkMode: ecs.NetworkMode.AWS_VPC` on the task definition, in CloudFormation `NetworkMode: awsvpc`; services then name subnets and security groups.',
  },
  config: { managedRule: 'ECS_AWSVPC_NETWORKING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'its network mode is awsvpc',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { NetworkMode: awsvpc, ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal }] }`,
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
