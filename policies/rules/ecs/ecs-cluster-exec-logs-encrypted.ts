import { everyOf, when } from '../../../lib/core';
import { rule } from '../../rule';

const places = [
  ['CloudWatchLogGroupName', 'CloudWatchEncryptionEnabled'],
  ['S3BucketName', 'S3EncryptionEnabled'],
] as const;

export default rule({
  id: 'ecs-cluster-exec-logs-encrypted',
  title: 'ECS Exec encrypts the logs of its sessions',
  why: 'The logs repeat what stood on the screen of whoever worked in a container: ePHI and passwords among it.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '6.L.A'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::ECS::Cluster'],
  where: cluster => cluster.property('Configuration.ExecuteCommandConfiguration.LogConfiguration').mustBePresent(),

  check: cluster => {
    const log = cluster.property('Configuration.ExecuteCommandConfiguration.LogConfiguration');
    return everyOf(places, ([place, flag]) =>
      when(log.get(place).mustBePresent(), () => log.get(flag).orDefault(false).mustBe(true)),
    );
  },

  fix: {
    how: 'Set `s3EncryptionEnabled` and `cloudWatchEncryptionEnabled` in `logConfiguration` of `executeCommandConfiguration` of `ecs.Cluster` (`Configuration.ExecuteCommandConfiguration.LogConfiguration`).',
    set: {
      'Properties.Configuration.ExecuteCommandConfiguration.LogConfiguration.S3EncryptionEnabled': true,
      'Properties.Configuration.ExecuteCommandConfiguration.LogConfiguration.CloudWatchEncryptionEnabled': true,
    },
  },
  config: {
    guard: {
      type: 'AWS::ECS::Cluster',
      all: [
        {
          given: 'Configuration.ExecuteCommandConfiguration.LogConfiguration.CloudWatchLogGroupName',
          all: [
            { path: 'Configuration.ExecuteCommandConfiguration.LogConfiguration.CloudWatchEncryptionEnabled', mustBe: [true] },
          ],
        },
        {
          given: 'Configuration.ExecuteCommandConfiguration.LogConfiguration.S3BucketName',
          all: [{ path: 'Configuration.ExecuteCommandConfiguration.LogConfiguration.S3EncryptionEnabled', mustBe: [true] }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::Cluster.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: {
            Configuration: {
              ExecuteCommandConfiguration: { LogConfiguration: { S3BucketName: 'exec', S3EncryptionEnabled: true } },
            },
          },
          configuration: {
            ClusterName: 'records',
            Configuration: {
              ExecuteCommandConfiguration: { LogConfiguration: { S3BucketName: 'exec', S3EncryptionEnabled: true } },
            },
          },
          verdict: 'compliant',
        },
        {
          properties: { Configuration: { ExecuteCommandConfiguration: { LogConfiguration: { S3BucketName: 'exec' } } } },
          configuration: {
            ClusterName: 'records',
            Configuration: { ExecuteCommandConfiguration: { LogConfiguration: { S3BucketName: 'exec' } } },
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            Configuration: {
              ExecuteCommandConfiguration: {
                LogConfiguration: { CloudWatchLogGroupName: 'exec', CloudWatchEncryptionEnabled: false },
              },
            },
          },
          configuration: {
            ClusterName: 'records',
            Configuration: {
              ExecuteCommandConfiguration: {
                LogConfiguration: { CloudWatchLogGroupName: 'exec', CloudWatchEncryptionEnabled: false },
              },
            },
          },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { ClusterName: 'records' },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'the bucket takes encrypted logs',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties:
          Configuration:
            ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { S3BucketName: sessions, S3EncryptionEnabled: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS does not ask for encryption',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties:
          Configuration:
            ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { S3BucketName: sessions } }`,
      },
      {
        when: 'the log group is not encrypted',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties:
          Configuration:
            ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { CloudWatchLogGroupName: sessions, CloudWatchEncryptionEnabled: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties:
          Configuration:
            ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { S3BucketName: sessions, S3EncryptionEnabled: !ImportValue encrypted } }`,
      },
    ],
  },
});
