import { rule } from '../../rule';

export default rule({
  id: 'sns-encrypted-kms',
  title: 'SNS topic encrypts its messages with a KMS key',
  why: 'Messages that mention patients wait in the topic until they are delivered; without a KMS key, no permission but that on the topic guards them.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SNS::Topic'],

  check: topic => topic.property('KmsMasterKeyId').mustBePresent(),

  fix: { how: 'Set `masterKey` on `sns.Topic` to a `kms.Key` that lets the publishing services use it (`KmsMasterKeyId`).' },
  config: { managedRule: 'SNS_ENCRYPTED_KMS' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Referrals:
        Type: AWS::SNS::Topic
        Properties: { KmsMasterKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'it uses the key of AWS for SNS',
        resources: `
      Referrals:
        Type: AWS::SNS::Topic
        Properties: { KmsMasterKeyId: alias/aws/sns }`,
      },
    ],
    nonCompliant: [
      { when: 'it names no key', resources: 'Referrals: { Type: AWS::SNS::Topic }' },
      {
        when: 'the key is empty',
        resources: `
      Referrals:
        Type: AWS::SNS::Topic
        Properties: { KmsMasterKeyId: '' }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Referrals:
        Type: AWS::SNS::Topic
        Properties: { KmsMasterKeyId: !ImportValue topic-key }`,
      },
    ],
  },
});
