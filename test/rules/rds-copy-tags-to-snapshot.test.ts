import rule from '../../policies/rules/rds/rds-copy-tags-to-snapshot';
import { resources, ruleCases } from '../support/rule-cases';

ruleCases(rule, [
  [
    'non-compliant',
    'a cluster with a name of its own copies none',
    resources('Records: { Type: AWS::RDS::DBCluster, Properties: { DBClusterIdentifier: records } }'),
  ],
]);
