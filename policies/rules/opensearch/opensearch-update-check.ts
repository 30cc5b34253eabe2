import { rule } from '../../rule';

export default rule({
  id: 'opensearch-update-check',
  title: 'OpenSearch domains have the latest service software',
  why: 'Updates of the service software close holes in what holds the search index of the records.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::OpenSearchService::Domain'],

  check: { none: 'A template does not show whether an update is available; AWS Config looks at each domain itself.' },

  fix: { how: 'Start the update, or set automatic software updates in an off-peak window.' },
  config: { managedRule: 'OPENSEARCH_UPDATE_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
