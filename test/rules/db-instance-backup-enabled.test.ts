import { assessed } from '../support/judge';
import rule from '../../policies/rules/rds/db-instance-backup-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const kept = compliantExample(rule);
const none = kept.with('Records.Properties.BackupRetentionPeriod', 0);

ruleCases(rule, [
  ['compliant', 'a week is written as text', kept.with('Records.Properties.BackupRetentionPeriod', '7')],
  ['non-compliant', 'a day is missing', kept.with('Records.Properties.BackupRetentionPeriod', 6)],
  [
    'undetermined',
    'a parameter decides whether it belongs to a cluster',
    none.with('Records.Properties.DBClusterIdentifier', { Ref: 'Cluster' }),
  ],
]);

test.each(['DBClusterIdentifier', 'SourceDBInstanceIdentifier'])('an instance with %s is not judged', name => {
  expect(assessed(none.with(`Records.Properties.${name}`, 'records').body, [rule]).findings).toEqual([]);
});
