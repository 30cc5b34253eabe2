import { rule } from '../../rule';

export default rule({
  id: 'opensearch-node-to-node-encryption-check',
  title: 'OpenSearch nodes talk over TLS',
  why: 'Without it the nodes of a domain pass documents with ePHI to one another in plain.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain => domain.property('NodeToNodeEncryptionOptions.Enabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `nodeToNodeEncryption: true` on `opensearch.Domain` (`NodeToNodeEncryptionOptions: { Enabled: true }`).',
    set: { 'Properties.NodeToNodeEncryptionOptions.Enabled': true },
  },
  config: { managedRule: 'OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK' },

  examples: {
    compliant: [
      {
        when: 'its nodes use TLS',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          NodeToNodeEncryptionOptions: { Enabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'it is off',
        resources: `
      Notes:
        Type: AWS::Elasticsearch::Domain
        Properties:
          NodeToNodeEncryptionOptions: { Enabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          NodeToNodeEncryptionOptions: { Enabled: !Ref Encrypt }`,
      },
    ],
  },
});
