import { rule } from '../../rule';

export default rule({
  id: 'ecs-service-assign-public-ip-disabled',
  title: 'Tasks of an ECS service get no public addresses',
  why: 'A task with a public address can be attacked from the internet, past the load balancer and its firewall.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::ECS::Service'],
  // Tasks in other network modes have the addresses of their host.
  where: service => service.property('NetworkConfiguration.AwsvpcConfiguration').mustBePresent(),

  check: service =>
    service.property('NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp').orDefault('DISABLED').mustBe('DISABLED'),

  fix: {
    how: 'Set `assignPublicIp: false` on `ecs.FargateService` and use subnets of type `PRIVATE_WITH_EGRESS`, in CloudFormation `AssignPublicIp: DISABLED`.',
    set: { 'Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': 'DISABLED' },
  },
  config: {
    guard: {
      type: 'AWS::ECS::Service',
      all: [{ path: 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp', mustBe: ['DISABLED'], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::Service.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' } } },
          configuration: { ServiceName: 'portal', NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } } },
          verdict: 'compliant',
        },
        {
          properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'] } } },
          configuration: { ServiceName: 'portal', NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'] } } },
          verdict: 'compliant',
        },
        {
          properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'ENABLED' } } },
          configuration: { ServiceName: 'portal', NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { ServiceName: 'portal' },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it assigns none',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties:
          LaunchType: FARGATE
          TaskDefinition: portal
          NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [subnet-1234], AssignPublicIp: DISABLED } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it assigns them',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties:
          LaunchType: FARGATE
          TaskDefinition: portal
          NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [subnet-1234], AssignPublicIp: ENABLED } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ECS::Service
        Properties:
          TaskDefinition: portal
          NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [subnet-1234], AssignPublicIp: !Ref AssignPublicIp } }`,
      },
    ],
  },
});
