import { rule } from '../../rule';

export default rule({
  id: 'elasticsearch-in-vpc-only',
  title: 'Elasticsearch domains that still run are in a VPC',
  why: 'A domain with a public endpoint is kept by its access policy alone.',
  severity: 'high',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::Elasticsearch::Domain'],

  check: {
    none: 'A template does not show domains of the old type that were made long ago; AWS Config looks at each of them itself.',
  },

  fix: { how: 'Restore a snapshot into an OpenSearch domain in a VPC, and delete the old domain.' },
  config: { managedRule: 'ELASTICSEARCH_IN_VPC_ONLY' },

  examples: { compliant: [], nonCompliant: [] },
});
