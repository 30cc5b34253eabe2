import { rule } from '../../rule';

export default rule({
  id: 'ecs-service-exec-disabled',
  title: 'ECS services let nobody open a shell in their containers',
  why: 'With ECS Exec on, one permission is enough to work inside a container that handles ePHI, past the application and its own logs.',
  severity: 'low',
  controls: { hicp: ['3.L.B', '7.M.D'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::ECS::Service'],
  when: 'phi',

  check: service => service.property('EnableExecuteCommand').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave out `enableExecuteCommand` of the service; turn it on for the time of a fault only (`EnableExecuteCommand`).',
    set: { 'Properties.EnableExecuteCommand': false },
  },
  config: { none: 'No managed rule of AWS Config looks at ECS Exec.' },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that it is off',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties: { TaskDefinition: portal }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is on',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties: { TaskDefinition: portal, EnableExecuteCommand: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties: { TaskDefinition: portal, EnableExecuteCommand: !Ref Exec }`,
      },
    ],
  },
});
