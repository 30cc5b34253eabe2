import { allOf, everyOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';
import { entriesOf } from './_policy';

export default rule({
  id: 'opensearchserverless-encryption-policy-customer-key',
  title: 'OpenSearch Serverless collections are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::OpenSearchServerless::SecurityPolicy', 'AWS::OpenSearchServerless::Collection'],
  // A collection that says nothing takes the key of the policy for its name.
  where: one =>
    one.type === 'AWS::OpenSearchServerless::Collection'
      ? one.property('EncryptionConfig').mustBePresent()
      : one.property('Type').mustBe('encryption'),

  check: one =>
    one.type === 'AWS::OpenSearchServerless::Collection'
      ? mustUseOwnKey(one.property('EncryptionConfig'), 'KmsKeyArn')
      : everyOf(entriesOf(one.property('Policy')), entry => mustUseOwnKey(entry, 'KmsARN')),

  fix: {
    how: 'Set `KmsARN` in the `policy` of `opensearchserverless.CfnSecurityPolicy` to the ARN of a `kms.Key`, and `AWSOwnedKey` to false (`Policy`).',
  },
  config: { none: 'AWS Config does not record encryption policies of collections.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::SecurityPolicy
        Properties:
          Name: notes
          Type: encryption
          Policy: !Sub '{"Rules":[{"ResourceType":"collection","Resource":["collection/notes"]}],"AWSOwnedKey":false,"KmsARN":"\${RecordsKey.Arn}"}'
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a key that AWS owns encrypts them',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::SecurityPolicy
        Properties:
          Name: notes
          Type: encryption
          Policy: '{"Rules":[{"ResourceType":"collection","Resource":["collection/notes"]}],"AWSOwnedKey":true}'`,
      },
      {
        when: 'a collection chooses a key that AWS owns',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::Collection
        Properties: { Name: notes, EncryptionConfig: { AWSOwnedKey: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::SecurityPolicy
        Properties:
          Name: notes
          Type: encryption
          Policy: !ImportValue policy`,
      },
    ],
  },
});

function mustUseOwnKey(settings: Property, key: string): Verdict {
  return allOf(settings.get('AWSOwnedKey').mustNotBe(true), () => mustBeCustomerKey(settings.get(key)));
}
