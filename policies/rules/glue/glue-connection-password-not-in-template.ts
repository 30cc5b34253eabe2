import { allOf, compliant, everyOf, nonCompliant } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

/** What the properties of a connection call passwords, such as `KAFKA_SASL_SCRAM_PASSWORD`, and the tokens of other sources. */
function secretsOf(connection: Resource): readonly Property[] {
  const properties = connection.property('ConnectionInput.ConnectionProperties');
  const authentication = connection.property('ConnectionInput.AuthenticationConfiguration');
  const tokens = authentication.get('OAuth2Properties.OAuth2Credentials');
  return [
    properties.get('PASSWORD'),
    ...properties
      .entries()
      .filter(([key]) => /(?<!^ENCRYPTED)_PASSWORD$/.test(key))
      .map(([, value]) => value),
    authentication.get('BasicAuthenticationCredentials.Password'),
    ...['AccessToken', 'JwtToken', 'RefreshToken', 'UserManagedClientApplicationClientSecret'].map(name => tokens.get(name)),
  ];
}

/** As a parameter, before the host, or as Oracle has it: `thin:records/password@`. What only the deployment knows is none of it. */
// eslint-disable-next-line no-control-regex -- unknown parts of text stand between control characters
const passwordInUrl = /[?&;]password=|(?::\/\/[^/\s:@]*:|:(?:thin|oci):[^/\s:@]+\/)[^/@\s\u0001]+@/i;

export default rule({
  id: 'glue-connection-password-not-in-template',
  title: 'The password of a Glue connection is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to the records.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::Glue::Connection'],

  check: connection => {
    const urls = ['JDBC_CONNECTION_URL', 'CONNECTION_URL'].map(name =>
      connection.property(`ConnectionInput.ConnectionProperties.${name}`),
    );
    return allOf(
      everyOf(secretsOf(connection), mustNotBeWrittenOut),
      everyOf(urls, url =>
        passwordInUrl.test(url.canonicalText() ?? '')
          ? nonCompliant(`${url.path} holds a password; it must stand in a secret`, url.path)
          : compliant,
      ),
    );
  },

  fix: {
    how: 'Name a secret in `SECRET_ID` of `connectionProperties`, in place of `USERNAME` and `PASSWORD` (`ConnectionInput.ConnectionProperties`). Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'a secret holds it',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', SECRET_ID: records } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password of Kafka is written in plain',
        resources: `
      Readings:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: readings, ConnectionType: KAFKA, ConnectionProperties: { KAFKA_BOOTSTRAP_SERVERS: 'b-1.clinic.example:9096', KAFKA_SASL_SCRAM_USERNAME: glue, KAFKA_SASL_SCRAM_PASSWORD: not-a-real-password } } }`,
      },
      {
        when: 'it stands in the URL',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records?user=glue&password=not-a-real-password' } } }`,
      },
      {
        when: 'it is written in plain',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', USERNAME: glue, PASSWORD: not-a-real-password } } }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', USERNAME: glue, PASSWORD: !ImportValue password } } }`,
      },
    ],
  },
});
