import { rule } from '../../rule';

export default rule({
  id: 'elasticsearch-encrypted-at-rest',
  title: 'Elasticsearch domains that still run are encrypted at rest',
  why: 'An index that is not encrypted holds the records in plain on its disks.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Elasticsearch::Domain'],

  check: {
    none: 'A template does not show domains of the old type that were made long ago; AWS Config looks at each of them itself.',
  },

  fix: { how: 'Restore a snapshot into an OpenSearch domain with encryption at rest, and delete the old domain.' },
  config: { managedRule: 'ELASTICSEARCH_ENCRYPTED_AT_REST' },

  examples: { compliant: [], nonCompliant: [] },
});
