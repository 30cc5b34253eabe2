import { rule } from '../../rule';

export default rule({
  id: 'msk-cluster-client-tls-required',
  title: 'MSK takes clients over TLS alone',
  why: 'Where plain text is allowed, one client is enough to send messages about patients, and the credentials for them, in clear text.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::MSK::Cluster'],

  check: cluster => cluster.property('EncryptionInfo.EncryptionInTransit.ClientBroker').orDefault('TLS').mustBe('TLS'),

  fix: {
    how: 'Set `encryptionInTransit: { clientBroker: ClientBrokerEncryption.TLS }` on `msk_alpha.Cluster` (`EncryptionInfo.EncryptionInTransit.ClientBroker`).',
    set: { 'Properties.EncryptionInfo.EncryptionInTransit.ClientBroker': 'TLS' },
  },
  config: {
    guard: {
      type: 'AWS::MSK::Cluster',
      all: [{ path: 'EncryptionInfo.EncryptionInTransit.ClientBroker', mustBe: ['TLS'] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::MSK::Cluster.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS' } } },
          configuration: {
            ClusterName: 'events',
            EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
          },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: {
            ClusterName: 'events',
            EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
          },
          verdict: 'compliant',
        },
        {
          properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT' } } },
          configuration: { ClusterName: 'events', EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT' } } },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS takes TLS alone',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'plain text is allowed beside TLS',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, EncryptionInfo: { EncryptionInTransit: { ClientBroker: TLS_PLAINTEXT } } }`,
      },
      {
        when: 'all of it is plain text',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, EncryptionInfo: { EncryptionInTransit: { ClientBroker: PLAINTEXT } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, EncryptionInfo: { EncryptionInTransit: { ClientBroker: !ImportValue tls } } }`,
      },
    ],
  },
});
