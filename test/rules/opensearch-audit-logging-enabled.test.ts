import rule from '../../policies/rules/opensearch/opensearch-audit-logging-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const audited = compliantExample(rule);
const log = 'Notes.Properties.LogPublishingOptions.AUDIT_LOGS';

ruleCases(rule, [
  ['non-compliant', 'a log group is named and nothing is switched on', audited.without(`${log}.Enabled`)],
  ['non-compliant', 'no log group is named', audited.without(`${log}.CloudWatchLogsLogGroupArn`)],
]);
