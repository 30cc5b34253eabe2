import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'kendra-index-customer-key',
  title: 'Kendra indexes are encrypted with a customer managed key',
  why: 'An index holds the text of every document in it, notes about patients included; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Kendra::Index'],

  check: resource => mustBeCustomerKey(resource.property('ServerSideEncryptionConfiguration.KmsKeyId')),

  fix: {
    how: 'Set `serverSideEncryptionConfiguration: { kmsKeyId }` on `kendra.CfnIndex` (`ServerSideEncryptionConfiguration`). It takes a new index.',
  },
  config: { none: 'The item of a Kendra index does not show its key.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Search:
        Type: AWS::Kendra::Index
        Properties: { Name: policies, Edition: ENTERPRISE_EDITION, RoleArn: arn:aws:iam::111122223333:role/kendra, ServerSideEncryptionConfiguration: { KmsKeyId: !Ref Key } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Search:
        Type: AWS::Kendra::Index
        Properties: { Name: policies, Edition: ENTERPRISE_EDITION, RoleArn: arn:aws:iam::111122223333:role/kendra }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Search:
        Type: AWS::Kendra::Index
        Properties: { Name: policies, Edition: ENTERPRISE_EDITION, RoleArn: arn:aws:iam::111122223333:role/kendra, ServerSideEncryptionConfiguration: { KmsKeyId: !ImportValue key } }`,
      },
    ],
  },
});
