import { assessed } from '../support/judge';
import rule from '../../policies/rules/rds/rds-instance-public-access-check';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const closed = compliantExample(rule);
const silent = closed.without('Records.Properties.PubliclyAccessible');

ruleCases(rule, [
  ['compliant', 'false is written as text', closed.with('Records.Properties.PubliclyAccessible', 'False')],
  ['non-compliant', 'true is written as text', closed.with('Records.Properties.PubliclyAccessible', 'true')],
  ['undetermined', 'a parameter decides', closed.with('Records.Properties.PubliclyAccessible', { Ref: 'Public' })],
  [
    'undetermined',
    'nothing is said and its cluster has the subnet group',
    silent.with('Records.Properties.DBClusterIdentifier', 'records'),
  ],
  [
    'undetermined',
    'nothing is said of a replica, which is placed with its source',
    silent.with('Records.Properties.SourceDBInstanceIdentifier', 'records'),
  ],
  [
    'undetermined',
    'nothing is said and the subnet group is a parameter',
    silent.with('Records.Properties.DBSubnetGroupName', { Ref: 'Group' }),
  ],
  [
    'non-compliant',
    'a Multi-AZ DB cluster is public',
    resources(
      'Records: { Type: AWS::RDS::DBCluster, Properties: { Engine: mysql, DBClusterInstanceClass: db.m6gd.large, PubliclyAccessible: true } }',
    ),
  ],
]);

test('an Aurora cluster is not judged, because its instances are', () => {
  const { body } = resources('Records: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql } }');
  expect(assessed(body, [rule]).findings).toEqual([]);
});
