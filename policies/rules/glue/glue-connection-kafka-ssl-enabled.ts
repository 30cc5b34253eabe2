import { rule } from '../../rule';

export default rule({
  id: 'glue-connection-kafka-ssl-enabled',
  title: 'Glue reaches Kafka over TLS',
  why: 'Messages with ePHI, and the password to them, cross the network in clear text where TLS is switched off.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::Glue::Connection'],
  where: connection => connection.property('ConnectionInput.ConnectionType').mustBe('KAFKA'),

  // https://docs.aws.amazon.com/glue/latest/webapi/API_Connection.html: the default is true.
  check: connection => connection.property('ConnectionInput.ConnectionProperties.KAFKA_SSL_ENABLED').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `KAFKA_SSL_ENABLED` out of `connectionProperties` of `glue.CfnConnection`, or set it to `"true"` (`ConnectionInput.ConnectionProperties`).',
    set: { 'Properties.ConnectionInput.ConnectionProperties.KAFKA_SSL_ENABLED': 'true' },
  },
  config: { none: 'AWS Config does not record connections of Glue.' },

  examples: {
    compliant: [
      {
        when: 'it leaves the default',
        resources: `
      Readings:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: readings, ConnectionType: KAFKA, ConnectionProperties: { KAFKA_BOOTSTRAP_SERVERS: 'b-1.clinic.example:9094' } } }`,
      },
      {
        when: 'TLS is on',
        resources: `
      Readings:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: readings, ConnectionType: KAFKA, ConnectionProperties: { KAFKA_BOOTSTRAP_SERVERS: 'b-1.clinic.example:9094', KAFKA_SSL_ENABLED: 'true' } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'TLS is off',
        resources: `
      Readings:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: readings, ConnectionType: KAFKA, ConnectionProperties: { KAFKA_BOOTSTRAP_SERVERS: 'b-1.clinic.example:9092', KAFKA_SSL_ENABLED: 'false' } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Readings:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: readings, ConnectionType: KAFKA, ConnectionProperties: { KAFKA_BOOTSTRAP_SERVERS: 'b-1.clinic.example:9094', KAFKA_SSL_ENABLED: !ImportValue tls } } }`,
      },
    ],
  },
});
