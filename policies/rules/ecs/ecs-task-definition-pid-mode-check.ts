import { rule } from '../../rule';
import { taskDefinition } from './_task';

export default rule({
  id: 'ecs-task-definition-pid-mode-check',
  title: 'ECS task does not share the processes of its host',
  why: 'A container that sees the processes of the host reads the memory and environment of the others, with their secrets and ePHI.',
  severity: 'high',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: [taskDefinition],

  check: task => task.property('PidMode').mustNotBe('host'),

  fix: { how: 'Leave out `pidMode` of the task definition, or set `ecs.PidMode.TASK`.', set: { 'Properties.PidMode': 'task' } },
  config: { managedRule: 'ECS_TASK_DEFINITION_PID_MODE_CHECK' },

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
        when: 'it shares the processes of the host',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { PidMode: host, ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { PidMode: !Ref PidMode, ContainerDefinitions: [{ Name: web, Image: portal }] }`,
      },
    ],
  },
});
