import { rule } from '../../rule';
import { mustPublish } from './_logs';

export default rule({
  id: 'opensearch-logs-to-cloudwatch',
  title: 'OpenSearch domains send error logs to CloudWatch Logs',
  why: 'Error logs show failed sign-ins, failing nodes and lost documents; without them these pass unseen.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain => mustPublish(domain, 'ES_APPLICATION_LOGS'),

  fix: { how: 'Set `logging: { appLogEnabled: true }` on `opensearch.Domain` (`LogPublishingOptions.ES_APPLICATION_LOGS`).' },
  config: { managedRule: 'OPENSEARCH_LOGS_TO_CLOUDWATCH', parameters: { logTypes: 'error' } },

  examples: {
    compliant: [
      {
        when: 'they go to a log group',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          LogPublishingOptions:
            ES_APPLICATION_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Errors.Arn }
      Errors: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS sends none',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'only slow searches are logged',
        resources: `
      Notes:
        Type: AWS::Elasticsearch::Domain
        Properties:
          LogPublishingOptions:
            SEARCH_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:slow }`,
      },
    ],
    undetermined: [
      {
        when: 'the options are imported',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          LogPublishingOptions: !ImportValue logs`,
      },
    ],
  },
});
