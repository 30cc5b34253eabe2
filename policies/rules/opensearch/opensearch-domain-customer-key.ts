import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'opensearch-domain-customer-key',
  title: 'OpenSearch domains with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
  // opensearch-encrypted-at-rest judges a domain without encryption.
  where: domain => domain.property('EncryptionAtRestOptions.Enabled').orDefault(false).mustBe(true),

  check: resource => mustBeCustomerKey(resource.property('EncryptionAtRestOptions.KmsKeyId')),

  fix: {
    how: 'Set `encryptionAtRest: { enabled: true, kmsKey }` on `opensearch.Domain` (`EncryptionAtRestOptions.KmsKeyId`); that replaces the domain.',
  },
  config: { none: 'An item names a key by its ARN, which does not tell whose key it is.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          DomainName: notes
          EncryptionAtRestOptions:
            Enabled: true
            KmsKeyId: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is encrypted with the key of AWS',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          DomainName: notes
          EncryptionAtRestOptions: { Enabled: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          DomainName: notes
          EncryptionAtRestOptions:
            Enabled: true
            KmsKeyId: !ImportValue records-key`,
      },
    ],
  },
});
