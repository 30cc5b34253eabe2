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
  config: {
    guard: {
      type: 'AWS::DMS::Endpoint',
      all: [
        {
          where: 'EngineName',
          is: ['kafka'],
          all: [{ path: 'KafkaSettings.SecurityProtocol', mustBe: ['ssl-encryption', 'ssl-authentication', 'sasl-ssl'] }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::DMS::Endpoint.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { EngineName: 'kafka', KafkaSettings: { SecurityProtocol: 'sasl-ssl' } },
          configuration: { EngineName: 'kafka', KafkaSettings: { SecurityProtocol: 'sasl-ssl' } },
          verdict: 'compliant',
        },
        {
          properties: { EngineName: 'kafka', KafkaSettings: { SecurityProtocol: 'plaintext' } },
          configuration: { EngineName: 'kafka', KafkaSettings: { SecurityProtocol: 'plaintext' } },
          verdict: 'non-compliant',
        },
        {
          properties: { EngineName: 'kafka' },
          configuration: { EngineName: 'kafka' },
          verdict: 'non-compliant',
        },
        {
          properties: { EngineName: 'postgres' },
          configuration: { EngineName: 'postgres', SslMode: 'require' },
          verdict: 'not concerned',
        },
      ],
    },
  },

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
