import rule from '../../policies/rules/rds/rds-instance-iam-authentication-enabled';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const without = compliantExample(rule).without('Records.Properties.EnableIAMDatabaseAuthentication');
const engine = (name: string, version?: string) => {
  const other = without.with('Records.Properties.Engine', name);
  return version === undefined ? other : other.with('Records.Properties.EngineVersion', version);
};

ruleCases(rule, [
  ['non-compliant', 'MariaDB says nothing of its version', engine('mariadb')],
  ['non-compliant', 'MariaDB 10.11 could take tokens', engine('mariadb', '10.11.16')],
  ['non-compliant', 'MariaDB 11.4 could take tokens', engine('mariadb', '11.4')],
  ['non-compliant', 'MySQL 8 could take tokens', engine('mysql', '8.0.40')],
]);

test.each([
  ['MariaDB 10.6', engine('mariadb', '10.6.20')],
  ['MariaDB 10.5', engine('mariadb', '10.5')],
  ['Oracle', engine('oracle-ee')],
])('says nothing about %s, which takes no tokens', (_, database) => {
  expect(assessed(database.body, [rule]).findings).toEqual([]);
});
