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

export default rule({
  id: 'dms-endpoint-ssl-configured',
  title: 'DMS reaches databases over TLS',
  why: 'Whole tables of records, and the password to them, cross the network in clear text where an endpoint does not use TLS.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::DMS::Endpoint'],
  // The other engines have settings of their own for TLS, or are reached over nothing else.
  // https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
  where: endpoint => endpoint.property('EngineName').mustBe(...enginesWithSslMode),

  check: endpoint => endpoint.property('SslMode').orDefault('none').mustBe('require', 'verify-ca', 'verify-full'),

  fix: {
    how: 'Set `sslMode` on `dms.CfnEndpoint` to the strictest mode that the engine knows, with `certificateArn` for `verify-ca` and `verify-full` (`SslMode`).',
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
    ],
    undetermined: [
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
