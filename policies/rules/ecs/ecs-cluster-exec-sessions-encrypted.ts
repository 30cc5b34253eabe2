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
  config: { none: 'No managed rule of AWS Config looks at the key of ECS Exec.' },

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
