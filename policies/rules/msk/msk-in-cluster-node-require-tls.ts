import { rule } from '../../rule';

export default rule({
  id: 'msk-in-cluster-node-require-tls',
  title: 'MSK brokers talk to one another over TLS',
  why: 'Every message is copied between brokers; without TLS ePHI in it crosses the network in clear text.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::MSK::Cluster'],

  check: cluster => cluster.property('EncryptionInfo.EncryptionInTransit.InCluster').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `encryptionInTransit: { enableInCluster: true }` of `msk_alpha.Cluster` as it is (`EncryptionInfo.EncryptionInTransit.InCluster`). It takes a new cluster.',
    set: { 'Properties.EncryptionInfo.EncryptionInTransit.InCluster': true },
  },
  config: { managedRule: 'MSK_IN_CLUSTER_NODE_REQUIRE_TLS' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS encrypts',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] } }`,
      },
      {
        when: 'it is on',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, EncryptionInfo: { EncryptionInTransit: { InCluster: true } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, EncryptionInfo: { EncryptionInTransit: { InCluster: false } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, EncryptionInfo: { EncryptionInTransit: { InCluster: !ImportValue tls } } }`,
      },
    ],
  },
});
