import rule from '../../policies/rules/rds/rds-cluster-multi-az-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const two = compliantExample(rule);

ruleCases(rule, [
  [
    'compliant',
    'the instances are in two zones',
    two.with('Writer.Properties.AvailabilityZone', 'us-east-1a').with('Reader.Properties.AvailabilityZone', 'us-east-1b'),
  ],
  [
    'non-compliant',
    'both instances are in one zone',
    two.with('Writer.Properties.AvailabilityZone', 'us-east-1a').with('Reader.Properties.AvailabilityZone', 'us-east-1a'),
  ],
  [
    'undetermined',
    'the zones are parameters',
    two.with('Writer.Properties.AvailabilityZone', { Ref: 'A' }).with('Reader.Properties.AvailabilityZone', { Ref: 'B' }),
  ],
  [
    'non-compliant',
    'the second instance belongs to another cluster',
    two.with('Reader.Properties.DBClusterIdentifier', 'analytics'),
  ],
  [
    'compliant',
    'the instances name the cluster',
    two.with('Records.Properties.DBClusterIdentifier', 'records').with('Reader.Properties.DBClusterIdentifier', 'records'),
  ],
  [
    'non-compliant',
    'the second instance is there in production alone',
    two
      .with('Reader.Condition', 'Prod')
      .withSection('Conditions', { Prod: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '111122223333'] } }),
  ],
]);
