import { assessed } from '../support/judge';
import rule from '../../policies/rules/rds/rds-logging-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const logged = compliantExample(rule);
const cluster = compliantExample(rule, 1);
const on = (engine: string, logs: readonly string[]): typeof logged =>
  logged.with('Records.Properties.Engine', engine).with('Records.Properties.EnableCloudwatchLogsExports', logs);

ruleCases(rule, [
  ['compliant', 'a cluster with a name sends its logs', cluster.with('Records.Properties.DBClusterIdentifier', 'records')],
  [
    'non-compliant',
    'a cluster with a name sends none',
    cluster.with('Records.Properties.DBClusterIdentifier', 'records').without('Records.Properties.EnableCloudwatchLogsExports'),
  ],
  ['compliant', 'an Oracle instance sends its logs', on('oracle-se2-cdb', ['alert', 'audit', 'listener', 'trace'])],
  ['non-compliant', 'an Oracle instance does not send its audit log', on('oracle-ee', ['alert', 'listener', 'trace'])],
  ['compliant', 'a SQL Server Web instance sends the one log it has', on('sqlserver-web', ['error'])],
  ['non-compliant', 'a SQL Server Standard instance does not send that of the agent', on('sqlserver-se', ['error'])],
  ['undetermined', 'the engine is not known here', on('cockroach', ['all'])],
  [
    'undetermined',
    'a snapshot decides the engine',
    logged.without('Records.Properties.Engine').with('Records.Properties.DBSnapshotIdentifier', 'before'),
  ],
  [
    'undetermined',
    'one of the logs is a parameter',
    logged.with('Records.Properties.EnableCloudwatchLogsExports', ['postgresql', { Ref: 'Log' }]),
  ],
]);

test('a member of a cluster is not judged', () => {
  expect(assessed(logged.with('Records.Properties.DBClusterIdentifier', 'records').body, [rule]).findings).toEqual([]);
});
