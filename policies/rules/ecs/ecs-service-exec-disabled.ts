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
  config: {
    guard: {
      type: 'AWS::ECS::Service',
      all: [{ path: 'EnableExecuteCommand', mustBe: [false], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::Service.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { EnableExecuteCommand: false },
          configuration: { ServiceName: 'portal', EnableExecuteCommand: false },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { ServiceName: 'portal' },
          verdict: 'compliant',
        },
        {
          properties: { EnableExecuteCommand: true },
          configuration: { ServiceName: 'portal', EnableExecuteCommand: true },
          verdict: 'non-compliant',
        },
      ],
    },
  },

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
