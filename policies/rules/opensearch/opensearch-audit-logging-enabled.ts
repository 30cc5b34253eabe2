import { rule } from '../../rule';
import { mustPublish } from './_logs';

export default rule({
  id: 'opensearch-audit-logging-enabled',
  title: 'OpenSearch domains write audit logs',
  why: 'Without audit logs nobody can say who searched for or read which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain => mustPublish(domain, 'AUDIT_LOGS'),

  fix: {
    how: 'Set `logging: { auditLogEnabled: true }` on `opensearch.Domain` (`LogPublishingOptions.AUDIT_LOGS`); it needs fine-grained access control, and the audit log switched on in the domain.',
  },
  config: { managedRule: 'OPENSEARCH_AUDIT_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'they go to a log group',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          LogPublishingOptions:
            AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Audit.Arn }
      Audit: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS writes none',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'they are off',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          LogPublishingOptions:
            AUDIT_LOGS: { Enabled: false, CloudWatchLogsLogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:audit }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          LogPublishingOptions:
            AUDIT_LOGS: { Enabled: !Ref Audit, CloudWatchLogsLogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:audit }`,
      },
    ],
  },
});
