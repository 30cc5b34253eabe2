import { rule } from '../../rule';

export default rule({
  id: 'msk-cluster-public-access-disabled',
  title: 'MSK brokers have no public addresses',
  why: 'Public brokers can be tried by anyone on the internet; one leaked credential or one flaw opens all messages.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::MSK::Cluster'],

  // A cluster cannot be created with public access: https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
  check: cluster =>
    cluster.property('BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type').orDefault('DISABLED').mustBe('DISABLED'),

  fix: {
    how: 'Leave `publicAccess` out of `connectivityInfo`, and reach the brokers through the VPC (`BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type: DISABLED`).',
    set: { 'Properties.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type': 'DISABLED' },
  },
  config: { managedRule: 'MSK_CLUSTER_PUBLIC_ACCESS_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS gives none',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they have addresses of AWS',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2], ConnectivityInfo: { PublicAccess: { Type: SERVICE_PROVIDED_EIPS } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2], ConnectivityInfo: { PublicAccess: { Type: !ImportValue access } } } }`,
      },
    ],
  },
});
