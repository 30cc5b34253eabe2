import { rule } from '../../rule';

export default rule({
  id: 'elasticsearch-logs-to-cloudwatch',
  title: 'Elasticsearch domains that still run send their logs to CloudWatch',
  why: 'Without logs nobody sees who searched for which patient.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Elasticsearch::Domain'],

  check: {
    none: 'A template does not show domains of the old type that were made long ago; AWS Config looks at each of them itself.',
  },

  fix: { how: 'Publish error, slow and audit logs to CloudWatch Logs.' },
  config: { managedRule: 'ELASTICSEARCH_LOGS_TO_CLOUDWATCH' },

  examples: { compliant: [], nonCompliant: [] },
});
