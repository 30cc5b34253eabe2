import { allOf, everyOf, mustNotHold, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

const enginesWithSslMode = [
  'aurora',
  'aurora-postgresql',
  'azuredb',
  'db2',
  'docdb',
  'mariadb',
  'mongodb',
  'mysql',
  'oracle',
  'postgres',
  'sqlserver',
  'sybase',
];

/** Those of a data provider; Redshift has no mode. */
const settingsWithSslMode = [
  'DocDbSettings',
  'IbmDb2LuwSettings',
  'IbmDb2zOsSettings',
  'MariaDbSettings',
  'MicrosoftSqlServerSettings',
  'MongoDbSettings',
  'MySqlSettings',
  'OracleSettings',
  'PostgreSqlSettings',
  'SybaseAseSettings',
];

export default rule({
  id: 'dms-endpoint-ssl-configured',
  title: 'DMS reaches databases over TLS',
  why: 'Whole tables of records, and the password to them, cross the network in clear text where an endpoint does not use TLS.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::DMS::Endpoint', 'AWS::DMS::DataProvider'],
  // A virtual provider stands for a database that is not reached. The other engines have settings of their own for TLS, or are reached over nothing else.
  // https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
  where: endpoint =>
    endpoint.type === 'AWS::DMS::Endpoint'
      ? endpoint.property('EngineName').mustBe(...enginesWithSslMode)
      : allOf(mustNotHold(endpoint.property('Virtual').mustBe(true), 'it is virtual'), () =>
          someOf(settingsOf(endpoint), 'engine with a mode for TLS', settings => settings.mustBePresent()),
        ),

  check: endpoint =>
    endpoint.type === 'AWS::DMS::Endpoint'
      ? mustUseTls(endpoint.property('SslMode'))
      : everyOf(settingsOf(endpoint), settings => mustUseTls(settings.get('SslMode'))),

  fix: {
    how: 'Set `sslMode` on `dms.CfnEndpoint`, or in the settings of `dms.CfnDataProvider`, to the strictest mode that the engine knows, with `certificateArn` for `verify-ca` and `verify-full` (`SslMode`).',
  },
  config: { managedRule: 'DMS_ENDPOINT_SSL_CONFIGURED' },

  examples: {
    compliant: [
      {
        when: 'it verifies the server',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: postgres, SslMode: verify-full, CertificateArn: arn:aws:dms:us-east-1:111122223333:cert:clinic }`,
      },
      {
        when: 'a provider does',
        resources: `
      Source:
        Type: AWS::DMS::DataProvider
        Properties:
          Engine: postgresql
          Settings: { PostgreSqlSettings: { ServerName: records.clinic.example, Port: 5432, DatabaseName: records, SslMode: verify-full } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses none',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: mysql }`,
      },
      {
        when: 'it is turned off',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: sqlserver, SslMode: none }`,
      },
      {
        when: 'a provider of a migration without an endpoint of its own turns it off',
        resources: `
      Source:
        Type: AWS::DMS::DataProvider
        Properties:
          Engine: postgresql
          Settings: { PostgreSqlSettings: { ServerName: records.clinic.example, Port: 5432, DatabaseName: records, SslMode: none } }`,
      },
    ],
    undetermined: [
      {
        when: 'the settings of a provider are imported',
        resources: `
      Source:
        Type: AWS::DMS::DataProvider
        Properties: { Engine: postgresql, Settings: { PostgreSqlSettings: !ImportValue settings } }`,
      },
      {
        when: 'another stack decides',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: oracle, SslMode: !ImportValue tls }`,
      },
    ],
  },
});

function settingsOf(provider: Resource): readonly Property[] {
  return settingsWithSslMode
    .map(name => provider.property(`Settings.${name}`))
    .filter(settings => settings.mustBeAbsent().status !== 'compliant');
}

function mustUseTls(mode: Property): Verdict {
  return mode.orDefault('none').mustBe('require', 'verify-ca', 'verify-full');
}
