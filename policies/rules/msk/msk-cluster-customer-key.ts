import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'msk-cluster-customer-key',
  title: 'MSK volumes are encrypted with a customer managed key',
  why: 'Topics keep messages about patients for days or for ever; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::MSK::Cluster'],

  check: resource => mustBeCustomerKey(resource.property('EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId')),

  fix: {
    how: 'Set `ebsStorageInfo: { encryptionKey }` on `msk_alpha.Cluster`; it takes a new cluster. In CloudFormation: `EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId`.',
  },
  config: { none: 'An item names a key by its ARN, which does not tell whose key it is.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: !GetAtt Key.Arn } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key that it manages',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: !ImportValue results-key } } }`,
      },
    ],
  },
});
