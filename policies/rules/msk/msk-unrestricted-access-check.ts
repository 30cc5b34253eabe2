import { allOf, anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'msk-unrestricted-access-check',
  title: 'MSK takes no client that does not say who it is',
  why: 'Whoever reaches the network of the brokers reads and writes all topics, and no log says who it was.',
  severity: 'high',
  controls: { hicp: ['3.M.B', '3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::MSK::Cluster'],

  check: cluster => {
    const clients = cluster.property('ClientAuthentication');
    const tls = clients.get('Tls.Enabled');
    return allOf(clients.get('Unauthenticated.Enabled').mustNotBe(true), () =>
      anyOf(
        clients.get('Sasl.Iam.Enabled').mustBe(true),
        clients.get('Sasl.Scram.Enabled').mustBe(true),
        tls.mustBe(true),
        // Older templates name the authorities alone.
        () => allOf(clients.get('Tls.CertificateAuthorityArnList').mustBePresent(), tls.mustNotBe(false)),
      ),
    );
  },

  fix: {
    how: 'Set `clientAuthentication: ClientAuthentication.sasl({ iam: true })` on `msk_alpha.Cluster`. In CloudFormation: `ClientAuthentication` with `Sasl.Iam.Enabled: true` and `Unauthenticated.Enabled: false`.',
    set: { 'Properties.ClientAuthentication': { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: false } } },
  },
  config: { managedRule: 'MSK_UNRESTRICTED_ACCESS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'IAM says who a client is',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, ClientAuthentication: { Sasl: { Iam: { Enabled: true } } } }`,
      },
      {
        when: 'certificates of an authority say who a client is',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1] }, ClientAuthentication: { Tls: { CertificateAuthorityArnList: [arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/clinic] } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no way',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] } }`,
      },
      {
        when: 'it takes unknown clients beside known ones',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: true } } }`,
      },
      {
        when: 'certificates are turned off',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, ClientAuthentication: { Tls: { Enabled: false } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Results:
        Type: AWS::MSK::Cluster
        Properties: { ClusterName: results, KafkaVersion: 3.8.x, NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large, ClientSubnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1, subnet-0123456789abcdef2] }, ClientAuthentication: !ImportValue clients }`,
      },
    ],
  },
});
