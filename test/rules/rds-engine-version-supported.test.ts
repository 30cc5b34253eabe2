import rule from '../../policies/rules/rds/rds-engine-version-supported';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const database = compliantExample(rule);
const on = (engine: string, version: string | number) =>
  database.with('Records.Properties.Engine', engine).with('Records.Properties.EngineVersion', version);

ruleCases(rule, [
  ['non-compliant', 'PostgreSQL 9.6 is at its end, although 9 is less than 13 only as a number', on('postgres', '9.6.24')],
  ['compliant', 'the version is a number', on('postgres', 17)],
  ['compliant', 'MariaDB 10.11 is newer than 10.6', on('mariadb', '10.11.8')],
  ['non-compliant', 'MariaDB 10.5 is at its end', on('mariadb', '10.5')],
  ['compliant', 'MariaDB 10 without a minor version is not known to be old', on('mariadb', '10')],
  ['compliant', 'MariaDB 11', on('mariadb', '11.4.3')],
  ['non-compliant', 'Aurora MySQL 1', on('aurora', '5.6.10a')],
  ['non-compliant', 'SQL Server 2014', on('sqlserver-se', '12.00.6444.4.v1')],
  ['compliant', 'SQL Server 2022', on('sqlserver-ex', '16.00')],
  ['non-compliant', 'Oracle 12', on('oracle-se2', '12.1.0.2.v29')],
  ['compliant', 'Oracle 19', on('oracle-ee', '19.0.0.0.ru-2026-01.rur-2026-01.r1')],
]);

test('AWS Config refuses the versions that the check refuses', () => {
  const { guard } = rule.config as unknown as {
    readonly guard: { readonly all: readonly [{ readonly all: readonly Clause[] }] };
  };
  const versions = Array.from({ length: 25 }, (_, major) => [String(major), `${String(major)}.5.1`, `${String(major)}.6`]).flat();
  for (const { is: engines, all } of guard.all[0].all)
    for (const engine of engines)
      for (const version of versions) {
        const { status } = verdictOn(rule, {
          Resources: { Records: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: engine, EngineVersion: version } } },
        });
        const isRefused = all.some(({ mustNotMatch }) => new RegExp(mustNotMatch).test(version));
        expect([engine, version, isRefused]).toEqual([engine, version, status === 'non-compliant']);
      }
});

interface Clause {
  readonly is: readonly string[];
  readonly all: readonly { readonly mustNotMatch: string }[];
}
