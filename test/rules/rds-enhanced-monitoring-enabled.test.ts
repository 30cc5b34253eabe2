import rule from '../../policies/rules/rds/rds-enhanced-monitoring-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const member = compliantExample(rule, 1);

ruleCases(rule, [
  ['non-compliant', 'its cluster has it off', member.with('Records.Properties.MonitoringInterval', 0)],
  ['non-compliant', 'neither it nor its cluster says anything', member.without('Records.Properties.MonitoringInterval')],
  [
    'undetermined',
    'its cluster is not in the templates of the run',
    member.with('Writer.Properties.DBClusterIdentifier', 'records'),
  ],
]);
