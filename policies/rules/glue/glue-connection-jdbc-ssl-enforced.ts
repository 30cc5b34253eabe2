import { rule } from '../../rule';

export default rule({
  id: 'glue-connection-jdbc-ssl-enforced',
  title: 'Glue reaches databases over TLS alone',
  why: 'Whole tables of records, and the password to them, cross the network in clear text where a connection does not enforce TLS.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::Glue::Connection'],
  where: connection => connection.property('ConnectionInput.ConnectionType').mustBe('JDBC'),

  // https://docs.aws.amazon.com/glue/latest/webapi/API_Connection.html: the default is false.
  check: connection => connection.property('ConnectionInput.ConnectionProperties.JDBC_ENFORCE_SSL').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `JDBC_ENFORCE_SSL: "true"` in `connectionProperties` of `glue.CfnConnection` (`ConnectionInput.ConnectionProperties`).',
    set: { 'Properties.ConnectionInput.ConnectionProperties.JDBC_ENFORCE_SSL': 'true' },
  },
  config: { none: 'AWS Config does not record connections of Glue.' },

  examples: {
    compliant: [
      {
        when: 'it enforces TLS',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', JDBC_ENFORCE_SSL: 'true' } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS enforces nothing',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records' } } }`,
      },
      {
        when: 'it does not',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', JDBC_ENFORCE_SSL: 'false' } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', JDBC_ENFORCE_SSL: !ImportValue tls } } }`,
      },
    ],
  },
});
