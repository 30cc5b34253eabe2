import { assessed } from '../support/judge';
import rule from '../../policies/rules/rds/rds-tls-required';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';
import type { Case } from '../support/rule-cases';

const own = compliantExample(rule);
const byDefault = compliantExample(rule, 1);
const on = (engine: string, version: string): Case =>
  byDefault.with('Records.Properties.Engine', engine).with('Records.Properties.EngineVersion', version);
const cluster = (engine: string, version: string): Case =>
  resources(
    `Records: { Type: AWS::RDS::DBCluster, Properties: { Engine: ${engine}, EngineVersion: "${version}", DBClusterIdentifier: records } }`,
  );
const group = (engine: string, family: string, parameters: Record<string, string | boolean | number>): Case =>
  own
    .with('Records.Properties.Engine', engine)
    .with('Secure.Properties.Family', family)
    .with('Secure.Properties.Parameters', parameters);

ruleCases(rule, [
  ['non-compliant', 'PostgreSQL 14 is left at its default', on('postgres', '14.12')],
  ['compliant', 'PostgreSQL 15 is left at its default', on('postgres', '15')],
  ['non-compliant', 'PostgreSQL 9.6 is left at its default', on('postgres', '9.6.24')],
  ['non-compliant', 'Aurora PostgreSQL 16 is left at its default', cluster('aurora-postgresql', '16.4')],
  ['compliant', 'Aurora PostgreSQL 17 is left at its default', cluster('aurora-postgresql', '17.4')],
  ['non-compliant', 'MySQL 8.4 is left at its default', on('mysql', '8.4.3')],
  ['non-compliant', 'MariaDB 11.4 is left at its default', on('mariadb', '11.4.4')],
  ['compliant', 'MariaDB 11.8 is left at its default', on('mariadb', '11.8.2')],
  ['non-compliant', 'SQL Server is left at its default', on('sqlserver-se', '16.00.4165.4.v1')],
  [
    'compliant',
    'it names the default group of a family that forces TLS',
    byDefault.with('Records.Properties.DBParameterGroupName', 'default.postgres16'),
  ],
  [
    'non-compliant',
    'it names the default group of one that does not',
    byDefault.with('Records.Properties.DBParameterGroupName', 'default.postgres14'),
  ],
  ['compliant', 'the value is a number', group('postgres', 'postgres14', { 'rds.force_ssl': 1 })],
  ['non-compliant', 'the group of an old family says nothing', group('postgres', 'postgres14', { log_statement: 'all' })],
  ['compliant', 'the group of a new family says nothing', group('postgres', 'postgres16', { log_statement: 'all' })],
  ['compliant', 'MySQL is told ON', group('mysql', 'mysql8.4', { require_secure_transport: 'ON' })],
  ['non-compliant', 'MySQL is told OFF', group('mysql', 'mysql8.4', { require_secure_transport: 'OFF' })],
  ['non-compliant', 'MySQL is told by the parameter of PostgreSQL', group('mysql', 'mysql8.4', { 'rds.force_ssl': '1' })],
  ['undetermined', 'the value is a parameter', own.with('Secure.Properties.Parameters', { 'rds.force_ssl': { Ref: 'Tls' } })],
  [
    'undetermined',
    'the version is a parameter',
    on('postgres', '15').with('Records.Properties.EngineVersion', { Ref: 'Version' }),
  ],
  [
    'undetermined',
    'the engine is a parameter',
    own.with('Records.Properties.Engine', { Ref: 'Engine' }).with('Secure.Properties.Parameters', {}),
  ],
]);

test.each(['oracle-ee', 'db2-se'])('%s is not judged', engine => {
  expect(assessed(on(engine, '19').body, [rule]).findings).toEqual([]);
});
