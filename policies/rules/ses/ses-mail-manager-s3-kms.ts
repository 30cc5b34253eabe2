import { compliant, everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeStoredUnderKms } from '../s3/_kms';

/** The actions that store the message. */
const stores = (set: Resource): readonly Property[] =>
  set
    .property('Rules')
    .items()
    .flatMap(one => one.get('Actions').items())
    .map(action => action.get('WriteToS3'))
    .filter(action => action.value() !== undefined);

export default rule({
  id: 'ses-mail-manager-s3-kms',
  title: 'Mail Manager stores mail under a KMS key',
  why: 'Without a KMS key, whoever may read the bucket may read the mail in it, and no key policy or key log says who did.',
  severity: 'low',
  controls: { hicp: ['1.M.C', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SES::MailManagerRuleSet'],
  when: 'phi',
  where: set => someOf(stores(set), 'action that stores mail', () => compliant),

  check: set => everyOf(stores(set), action => mustBeStoredUnderKms(action.get('S3Bucket'), action.get('S3SseKmsKeyId'))),

  fix: {
    how: 'Set `s3SseKmsKeyId` in the `writeToS3` action of `ses.CfnMailManagerRuleSet`, or give the bucket `s3.BucketEncryption.KMS`. In CloudFormation: `WriteToS3.S3SseKmsKeyId`.',
  },
  config: { none: 'AWS Config does not record rule sets of Mail Manager.' },

  examples: {
    compliant: [
      {
        when: 'the action names a key',
        resources: `
      Rules:
        Type: AWS::SES::MailManagerRuleSet
        Properties: { Rules: [{ Actions: [{ WriteToS3: { S3Bucket: inbox, RoleArn: role, S3SseKmsKeyId: !Ref Key } }] }] }
      Key:
        Type: AWS::KMS::Key`,
      },
      {
        when: 'the bucket encrypts with KMS',
        resources: `
      Rules:
        Type: AWS::SES::MailManagerRuleSet
        Properties: { Rules: [{ Actions: [{ WriteToS3: { S3Bucket: !Ref Inbox, RoleArn: role } }] }] }
      Inbox:
        Type: AWS::S3::Bucket
        Properties: 
          BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the bucket encrypts with keys of S3',
        resources: `
      Rules:
        Type: AWS::SES::MailManagerRuleSet
        Properties: { Rules: [{ Actions: [{ WriteToS3: { S3Bucket: !Ref Inbox, RoleArn: role } }] }] }
      Inbox:
        Type: AWS::S3::Bucket`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket belongs to another stack',
        resources: `
      Rules:
        Type: AWS::SES::MailManagerRuleSet
        Properties: { Rules: [{ Actions: [{ WriteToS3: { S3Bucket: !ImportValue Inbox, RoleArn: role } }] }] }`,
      },
    ],
  },
});
