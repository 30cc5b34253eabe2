import { rule } from '../../rule';
import { everyContainer, taskDefinition } from './_task';

export default rule({
  id: 'ecs-containers-nonprivileged',
  title: 'Containers of an ECS task are not privileged',
  why: 'Who breaks into a privileged container is root on the host, and so in every other container and its ePHI.',
  severity: 'high',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: [taskDefinition],

  check: task => everyContainer(task, container => container.get('Privileged').orDefault(false).mustBe(false)),

  fix: { how: 'Leave out `privileged` of `addContainer`, and grant single capabilities with `linuxParameters.addCapabilities`.' },
  config: { managedRule: 'ECS_CONTAINERS_NONPRIVILEGED' },

  examples: {
    compliant: [
      {
        when: 'no container is privileged',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal }, { Name: proxy, Image: proxy, Privileged: false }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'one container is privileged',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal }, { Name: agent, Image: agent, Privileged: true }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, Privileged: !Ref Privileged }] }`,
      },
    ],
  },
});
