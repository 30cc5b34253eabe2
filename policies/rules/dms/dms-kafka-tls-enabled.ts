import { rule } from '../../rule';

export default rule({
  id: 'dms-kafka-tls-enabled',
  title: 'DMS reaches Kafka over TLS',
  why: 'Every change to a record is a message; without TLS all of them cross the network in clear text.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::DMS::Endpoint'],
  where: endpoint => endpoint.property('EngineName').mustBe('kafka'),

  check: endpoint =>
    endpoint.property('KafkaSettings.SecurityProtocol').mustBe('ssl-encryption', 'ssl-authentication', 'sasl-ssl'),

  fix: {
    how: 'Set `kafkaSettings: { securityProtocol: "ssl-encryption" }` or a stricter one on `dms.CfnEndpoint` (`KafkaSettings.SecurityProtocol`).',
    set: { 'Properties.KafkaSettings.SecurityProtocol': 'ssl-encryption' },
  },
  config: { none: 'AWS Config has no managed rule for Kafka endpoints of DMS.' },

  examples: {
    compliant: [
      {
        when: 'it encrypts',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: kafka, KafkaSettings: { SecurityProtocol: sasl-ssl, Topic: changes } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is plain text',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: kafka, KafkaSettings: { SecurityProtocol: plaintext, Topic: changes } }`,
      },
      {
        when: 'it names no protocol',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: kafka, KafkaSettings: { Topic: changes } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: kafka, KafkaSettings: !ImportValue kafka }`,
      },
    ],
  },
});
