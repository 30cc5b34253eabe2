import { rule } from '../../rule';

export default rule({
  id: 'ecs-task-set-assign-public-ip-disabled',
  title: 'Tasks of an ECS task set get no public addresses',
  why: 'A task with a public address can be attacked from the internet, past the load balancer and its firewall.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::ECS::TaskSet'],
  // Tasks in other network modes have the addresses of their host.
  where: tasks => tasks.property('NetworkConfiguration.AwsVpcConfiguration').mustBePresent(),

  check: tasks =>
    tasks.property('NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp').orDefault('DISABLED').mustBe('DISABLED'),

  fix: {
    how: 'Set `assignPublicIp: "DISABLED"` in `networkConfiguration.awsVpcConfiguration` of `ecs.CfnTaskSet` (`AssignPublicIp: DISABLED`), and use subnets with a NAT gateway or endpoints.',
    set: { 'Properties.NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp': 'DISABLED' },
  },
  config: {
    guard: {
      type: 'AWS::ECS::TaskSet',
      all: [{ path: 'NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp', mustBe: ['DISABLED'], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::TaskSet.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' } } },
          configuration: { Service: 'portal', NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp: 'DISABLED' } } },
          verdict: 'compliant',
        },
        {
          properties: { NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-1'] } } },
          configuration: { Service: 'portal', NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-1'] } } },
          verdict: 'compliant',
        },
        {
          properties: { NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'ENABLED' } } },
          configuration: { Service: 'portal', NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp: 'ENABLED' } } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Service: 'portal' },
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
      Green:
        Type: AWS::ECS::TaskSet
        Properties:
          Service: portal
          NetworkConfiguration: { AwsVpcConfiguration: { Subnets: [subnet-1], AssignPublicIp: DISABLED } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it assigns them',
        resources: `
      Green:
        Type: AWS::ECS::TaskSet
        Properties:
          Service: portal
          NetworkConfiguration: { AwsVpcConfiguration: { Subnets: [subnet-1], AssignPublicIp: ENABLED } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Green:
        Type: AWS::ECS::TaskSet
        Properties:
          Service: portal
          NetworkConfiguration: { AwsVpcConfiguration: { Subnets: [subnet-1], AssignPublicIp: !Ref Public } }`,
      },
    ],
  },
});
