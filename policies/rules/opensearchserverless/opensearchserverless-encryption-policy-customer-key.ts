import { allOf, everyOf } from '../../../lib/core';
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
  appliesTo: ['AWS::OpenSearchServerless::SecurityPolicy'],
  where: policy => policy.property('Type').mustBe('encryption'),

  check: policy =>
    everyOf(entriesOf(policy.property('Policy')), entry =>
      allOf(entry.get('AWSOwnedKey').mustNotBe(true), () => mustBeCustomerKey(entry.get('KmsARN'))),
    ),

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
