import { assessed } from '../support/judge';
import rule from '../../policies/rules/rds/rds-data-kept-on-deletion';
import { compliantExample, ruleCases } from '../support/rule-cases';

const kept = compliantExample(rule);

ruleCases(rule, [
  [
    'compliant',
    'both policies retain it',
    kept.with('Records.DeletionPolicy', 'RetainExceptOnCreate').with('Records.UpdateReplacePolicy', 'Retain'),
  ],
  ['compliant', 'nothing is said of deletion: CloudFormation takes a snapshot', kept.without('Records.DeletionPolicy')],
  ['non-compliant', 'nothing is said of replacement', kept.without('Records.UpdateReplacePolicy')],
]);

test.each(['DBClusterIdentifier', 'SourceDBInstanceIdentifier'])('an instance with %s is not judged', name => {
  expect(assessed(kept.with(`Records.Properties.${name}`, 'records').body, [rule]).findings).toEqual([]);
});

test('a cluster with a name of its own is judged', () => {
  const { body } = kept.with('Records.Type', 'AWS::RDS::DBCluster').with('Records.Properties.DBClusterIdentifier', 'records');
  expect(assessed(body, [rule]).findings).toHaveLength(1);
});
