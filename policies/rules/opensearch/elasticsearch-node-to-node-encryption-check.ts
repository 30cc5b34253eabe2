import { rule } from '../../rule';

export default rule({
  id: 'elasticsearch-node-to-node-encryption-check',
  title: 'Elasticsearch domains that still run encrypt between their nodes',
  why: 'Records travel between the nodes of a domain in plain where this is off.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::Elasticsearch::Domain'],

  check: {
    none: 'A template does not show domains of the old type that were made long ago; AWS Config looks at each of them itself.',
  },

  fix: { how: 'Restore a snapshot into an OpenSearch domain with node-to-node encryption, and delete the old domain.' },
  config: { managedRule: 'ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
