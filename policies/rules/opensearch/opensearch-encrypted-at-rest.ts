import { rule } from '../../rule';

export default rule({
  id: 'opensearch-encrypted-at-rest',
  title: 'OpenSearch domains are encrypted at rest',
  why: 'Indexes, logs, swap files and snapshots of an unencrypted domain hold ePHI in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain => domain.property('EncryptionAtRestOptions.Enabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `encryptionAtRest: { enabled: true }` on `opensearch.Domain` (`EncryptionAtRestOptions: { Enabled: true }`).',
    set: { 'Properties.EncryptionAtRestOptions.Enabled': true },
  },
  config: { managedRule: 'OPENSEARCH_ENCRYPTED_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          EncryptionAtRestOptions: { Enabled: true }`,
      },
      {
        when: 'an Elasticsearch domain is encrypted',
        resources: `
      Notes:
        Type: AWS::Elasticsearch::Domain
        Properties:
          EncryptionAtRestOptions: { Enabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it unencrypted',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'encryption is off',
        resources: `
      Notes:
        Type: AWS::Elasticsearch::Domain
        Properties:
          EncryptionAtRestOptions: { Enabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          EncryptionAtRestOptions: { Enabled: !Ref Encrypt }`,
      },
    ],
  },
});
