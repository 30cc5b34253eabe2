import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'dms-replication-customer-key',
  title: 'DMS keeps records on their way under a customer managed key',
  why: 'Cached changes and logs of a replication hold the records that it copies; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::DMS::ReplicationInstance', 'AWS::DMS::ReplicationConfig'],

  check: replication =>
    mustBeCustomerKey(
      replication.property(replication.type === 'AWS::DMS::ReplicationInstance' ? 'KmsKeyId' : 'ComputeConfig.KmsKeyId'),
    ),

  fix: {
    how: 'Set `kmsKeyId` on `dms.CfnReplicationInstance` (`KmsKeyId`), or in `computeConfig` of `dms.CfnReplicationConfig` (`ComputeConfig.KmsKeyId`). It takes a new instance.',
  },
  config: {
    none: 'AWS Config has no managed rule for the keys of DMS, and an item names a key by its ARN, which does not tell whose it is.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, KmsKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'a serverless one names a key',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationConfig
        Properties: { ReplicationConfigIdentifier: copy, ReplicationType: cdc, ComputeConfig: { MaxCapacityUnits: 4, KmsKeyId: !Ref Key } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key that it manages',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, KmsKeyId: !ImportValue copy-key }`,
      },
    ],
  },
});
