import { decide, everyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustStandAlone } from './_membership';

/** The log types that AWS Config asks for by engine, and those of Db2, which it leaves out. */
const logsOf: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^aurora-postgresql$/i, ['postgresql']],
  [/^postgres$/i, ['postgresql', 'upgrade']],
  [/^(aurora|aurora-mysql|mysql|mariadb)$/i, ['audit', 'error', 'general', 'slowquery']],
  [/^(custom-)?oracle-/i, ['alert', 'audit', 'listener', 'trace']],
  [/^sqlserver-(ex|web)$/i, ['error']],
  [/^(custom-)?sqlserver-/i, ['agent', 'error']],
  [/^db2-/i, ['diag.log', 'notify.log']],
];

export default rule({
  id: 'rds-logging-enabled',
  title: 'RDS databases send their logs to CloudWatch Logs',
  why: 'Without the database logs nobody can say who read or changed which records, and logs that stay on the instance go with it.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  // RDS Custom leaves logging to the customer's own operating system.
  where: database => mustExportItself(database),

  check: database => {
    const engine = database.property('Engine');
    return decide([engine], name => {
      if (name === undefined)
        return undetermined(`${engine.path} is not set, so the snapshot or source decides which logs there are`, engine.path);
      const wanted = logsOf.find(([engines]) => engines.test(String(name)))?.[1];
      if (wanted === undefined) return undetermined(`${engine.state()}, an engine whose logs are not known here`, engine.path);
      const exports = database.property('EnableCloudwatchLogsExports').items();
      return everyOf(wanted, log => someOf(exports, `log export "${log}"`, one => one.mustBe(log)));
    });
  },

  fix: {
    how: "List the engine's logs in `cloudwatchLogsExports` of `rds.DatabaseInstance` or `rds.DatabaseCluster` (`EnableCloudwatchLogsExports`); MySQL and MariaDB also need the audit plugin in their option group.",
  },
  config: { managedRule: 'RDS_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'a PostgreSQL instance sends its logs',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, EnableCloudwatchLogsExports: [postgresql, upgrade] }`,
      },
      {
        when: 'an Aurora MySQL cluster sends its logs',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql, EnableCloudwatchLogsExports: [audit, error, general, slowquery] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it sends none',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
      {
        when: 'the audit log is missing',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql, EnableCloudwatchLogsExports: [error, general, slowquery] }`,
      },
    ],
    undetermined: [
      {
        when: 'the list is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, EnableCloudwatchLogsExports: !Split [',', !ImportValue logs] }`,
      },
    ],
  },
});

function mustExportItself(database: Resource): Verdict {
  const name = database.property('Engine').mustMatch(/^custom-/i, 'an engine of RDS Custom');
  if (name.status === 'compliant') return nonCompliant('RDS Custom logs to its own operating system');
  return mustStandAlone(database);
}
