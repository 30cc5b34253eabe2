import { rule } from '../../rule';

export default rule({
  id: 'ecs-cluster-exec-sessions-logged',
  title: 'ECS cluster logs ECS Exec sessions',
  why: 'ECS Exec is a shell inside a container with ePHI; with logging switched off, nobody can tell what was done in it.',
  severity: 'medium',
  controls: { hicp: ['6.L.A', '8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::ECS::Cluster'],

  // By default a session goes to the log group of the task's awslogs driver.
  check: cluster =>
    cluster.property('Configuration.ExecuteCommandConfiguration.Logging').orDefault('DEFAULT').mustBe('DEFAULT', 'OVERRIDE'),

  fix: {
    how: 'Set `executeCommandConfiguration: { logging: ecs.ExecuteCommandLogging.OVERRIDE, logConfiguration: … }` on `ecs.Cluster`, or leave out `NONE`.',
    set: { 'Properties.Configuration.ExecuteCommandConfiguration.Logging': 'DEFAULT' },
  },
  config: {
    guard: {
      type: 'AWS::ECS::Cluster',
      all: [
        {
          path: 'Configuration.ExecuteCommandConfiguration.Logging',
          mustBe: ['DEFAULT', 'OVERRIDE'],
          orAbsent: true,
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::Cluster.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'OVERRIDE' } } },
          configuration: { ClusterName: 'records', Configuration: { ExecuteCommandConfiguration: { Logging: 'OVERRIDE' } } },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { ClusterName: 'records' },
          verdict: 'compliant',
        },
        {
          properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } },
          configuration: { ClusterName: 'records', Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'sessions go to a bucket of their own',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties:
          Configuration:
            ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { S3BucketName: sessions, S3EncryptionEnabled: true } }`,
      },
      {
        when: 'it leaves the default',
        resources: `
      Clinic: { Type: AWS::ECS::Cluster }`,
      },
    ],
    nonCompliant: [
      {
        when: 'sessions are not logged',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: NONE } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: !Ref Logging } } }`,
      },
    ],
  },
});
