import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'omics-store-customer-key',
  title: 'HealthOmics stores are encrypted with a customer managed key',
  why: 'A genome identifies a person for life and cannot be changed; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: [
    'AWS::Omics::SequenceStore',
    'AWS::Omics::ReferenceStore',
    'AWS::Omics::AnnotationStore',
    'AWS::Omics::VariantStore',
  ],

  check: store => mustBeCustomerKey(store.property('SseConfig.KeyArn')),

  fix: {
    how: 'Set `sseConfig: { type: "KMS", keyArn }` on the store, such as `omics.CfnSequenceStore` (`SseConfig`). It takes a new store.',
  },
  config: { none: 'AWS Config does not record stores of HealthOmics.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads, SseConfig: { Type: KMS, KeyArn: !GetAtt Key.Arn } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads }`,
      },
      {
        when: 'it names a kind and no key',
        resources: `
      Genome:
        Type: AWS::Omics::ReferenceStore
        Properties: { Name: genome, SseConfig: { Type: KMS } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads, SseConfig: { Type: KMS, KeyArn: !ImportValue reads-key } }`,
      },
    ],
  },
});
