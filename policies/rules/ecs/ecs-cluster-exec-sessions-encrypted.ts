import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'ecs-cluster-exec-sessions-encrypted',
  title: 'ECS Exec encrypts sessions with a customer managed key',
  why: 'Commands and what they print may show ePHI; the key decides who can open a session at all and read it.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '3.L.B'], hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::ECS::Cluster'],
  from: 'large',
  where: cluster => cluster.property('Configuration.ExecuteCommandConfiguration').mustBePresent(),

  check: cluster => mustBeCustomerKey(cluster.property('Configuration.ExecuteCommandConfiguration.KmsKeyId')),

  fix: {
    how: 'Set `executeCommandConfiguration: { kmsKey }` on `ecs.Cluster` (`Configuration.ExecuteCommandConfiguration.KmsKeyId`).',
  },
  config: {
    guard: {
      type: 'AWS::ECS::Cluster',
      all: [
        {
          given: 'Configuration.ExecuteCommandConfiguration',
          all: [{ path: 'Configuration.ExecuteCommandConfiguration.KmsKeyId', must: 'be text' }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::Cluster.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Configuration: { ExecuteCommandConfiguration: { KmsKeyId: 'alias/exec' } } },
          configuration: { ClusterName: 'records', Configuration: { ExecuteCommandConfiguration: { KmsKeyId: 'alias/exec' } } },
          verdict: 'compliant',
        },
        {
          properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'DEFAULT' } } },
          configuration: { ClusterName: 'records', Configuration: { ExecuteCommandConfiguration: { Logging: 'DEFAULT' } } },
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
        when: 'it names a key',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties: { Configuration: { ExecuteCommandConfiguration: { KmsKeyId: !GetAtt Key.Arn, Logging: DEFAULT } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: DEFAULT } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties: { Configuration: { ExecuteCommandConfiguration: { KmsKeyId: !ImportValue key } } }`,
      },
    ],
  },
});
