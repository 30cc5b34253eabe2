import { rule } from '../../rule';
import { everyContainer, isLinux, taskDefinition } from './_task';

export default rule({
  id: 'ecs-containers-readonly-access',
  title: 'Containers of an ECS task have a read-only root file system',
  why: 'On a writable root file system, malware stays and changes the program that handles ePHI.',
  severity: 'medium',
  controls: { hicp: ['2.L.F', '2.M.A', '2.L.E'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: [taskDefinition],
  where: isLinux,

  check: task => everyContainer(task, container => container.get('ReadonlyRootFilesystem').orDefault(false).mustBe(true)),

  fix: {
    how: 'Set `readonlyRootFilesystem: true` in `addContainer`, in CloudFormation `ReadonlyRootFilesystem`, and mount a volume where the program has to write.',
  },
  config: { managedRule: 'ECS_CONTAINERS_READONLY_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'every container is read-only',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, ReadonlyRootFilesystem: true }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'one container leaves the default',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, ReadonlyRootFilesystem: true }, { Name: proxy, Image: proxy }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, ReadonlyRootFilesystem: !Ref IsReadOnly }] }`,
      },
    ],
  },
});
