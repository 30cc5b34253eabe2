import { compliant, everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeStoredUnderKms } from '../s3/_kms';

/** The actions that store the message. */
const stores = (receipt: Resource): readonly Property[] =>
  receipt
    .property('Rule.Actions')
    .items()
    .map(action => action.get('S3Action'))
    .filter(action => action.value() !== undefined);

export default rule({
  id: 'ses-receipt-rule-s3-kms',
  title: 'SES stores received mail under a KMS key',
  why: 'Without a KMS key, whoever may read the bucket may read the referrals in it, and no key policy or key log says who did.',
  severity: 'low',
  controls: { hicp: ['1.M.C', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SES::ReceiptRule'],
  when: 'phi',
  where: receipt => someOf(stores(receipt), 'action that stores mail', () => compliant),

  check: receipt => everyOf(stores(receipt), action => mustBeStoredUnderKms(action.get('BucketName'), action.get('KmsKeyArn'))),

  fix: {
    how: 'Give the bucket of `ses_actions.S3` the encryption `s3.BucketEncryption.KMS`, or set `kmsKey`. In CloudFormation: `BucketEncryption` of the bucket, or `S3Action.KmsKeyArn`.',
  },
  config: { none: 'AWS Config does not record receipt rules.' },

  examples: {
    compliant: [
      {
        when: 'the bucket encrypts with KMS',
        resources: `
      Referrals:
        Type: AWS::SES::ReceiptRule
        Properties: { RuleSetName: clinic, Rule: { Actions: [{ S3Action: { BucketName: !Ref Inbox } }] } }
      Inbox:
        Type: AWS::S3::Bucket
        Properties: 
          BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }] }`,
      },
      {
        when: 'SES encrypts with a key',
        resources: `
      Referrals:
        Type: AWS::SES::ReceiptRule
        Properties: { RuleSetName: clinic, Rule: { Actions: [{ S3Action: { BucketName: inbox, KmsKeyArn: !GetAtt Key.Arn } }] } }
      Key:
        Type: AWS::KMS::Key`,
      },
    ],
    nonCompliant: [
      {
        when: 'the bucket encrypts with keys of S3',
        resources: `
      Referrals:
        Type: AWS::SES::ReceiptRule
        Properties: { RuleSetName: clinic, Rule: { Actions: [{ S3Action: { BucketName: !Ref Inbox } }] } }
      Inbox:
        Type: AWS::S3::Bucket`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket belongs to another stack',
        resources: `
      Referrals:
        Type: AWS::SES::ReceiptRule
        Properties: { RuleSetName: clinic, Rule: { Actions: [{ S3Action: { BucketName: !ImportValue Inbox } }] } }`,
      },
    ],
  },
});
