import { allOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { everyContainer, isLinux, mustRunAsOrdinaryUser, taskDefinition } from './_task';

export default rule({
  id: 'ecs-task-definition-nonroot-user',
  title: 'Containers of an ECS task run as an ordinary user',
  why: 'A flaw in a program that runs as root gives the whole container, and often the way out of it, to whoever uses the flaw.',
  severity: 'medium',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: [taskDefinition],
  // ecs-task-definition-user-for-host-mode-check judges tasks in the host network.
  where: task =>
    allOf(isLinux(task), () => mustNotHold(task.property('NetworkMode').mustBe('host'), 'it is in the host network')),

  // Without a user the image decides; most images leave it at root.
  check: task => everyContainer(task, mustRunAsOrdinaryUser),

  fix: { how: "Set `user: '1000'` in `addContainer`, in CloudFormation `User` of the container, as a user that the image has." },
  config: { managedRule: 'ECS_TASK_DEFINITION_NONROOT_USER' },

  examples: {
    compliant: [
      {
        when: 'every container names an ordinary user',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, User: node }, { Name: proxy, Image: proxy, User: 101 }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a container leaves it to the image',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
      {
        when: 'a container runs as root',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, User: 'root:root' }] }`,
      },
      {
        when: 'a container runs as user id 0',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, User: 0 }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the user is only known at deployment',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, User: !Ref User }] }`,
      },
    ],
  },
});
