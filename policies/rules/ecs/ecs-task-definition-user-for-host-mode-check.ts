import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { everyContainer, isLinux, mustRunAsOrdinaryUser, taskDefinition } from './_task';

export default rule({
  id: 'ecs-task-definition-user-for-host-mode-check',
  title: 'Containers in the host network run as an ordinary user',
  why: 'In the host network a container that runs as root can listen to and answer for every other program on the machine, ePHI included.',
  severity: 'high',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: [taskDefinition],
  where: task => allOf(task.property('NetworkMode').mustBe('host'), () => isLinux(task)),

  // AWS's rule also accepts `Privileged`, as a sign that somebody decided so; ecs-containers-nonprivileged does not.
  check: task => everyContainer(task, mustRunAsOrdinaryUser),

  fix: { how: "Set `networkMode: ecs.NetworkMode.AWS_VPC` on the task definition, or `user: '1000'` in `addContainer`." },
  config: { managedRule: 'ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK' },

  examples: {
    compliant: [
      {
        when: 'every container names an ordinary user',
        resources: `
      Agent:
        Type: AWS::ECS::TaskDefinition
        Properties: { NetworkMode: host, ContainerDefinitions: [{ Name: agent, Image: agent, User: '1000:1000' }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a container names no user',
        resources: `
      Agent:
        Type: AWS::ECS::TaskDefinition
        Properties: { NetworkMode: host, ContainerDefinitions: [{ Name: agent, Image: agent }] }`,
      },
      {
        when: 'a container names user id 0 and a group',
        resources: `
      Agent:
        Type: AWS::ECS::TaskDefinition
        Properties: { NetworkMode: host, ContainerDefinitions: [{ Name: agent, Image: agent, User: '0:1000' }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the network mode is only known at deployment',
        resources: `
      Agent:
        Type: AWS::ECS::TaskDefinition
        Properties: { NetworkMode: !Ref Mode, ContainerDefinitions: [{ Name: agent, Image: agent }] }`,
      },
    ],
  },
});
