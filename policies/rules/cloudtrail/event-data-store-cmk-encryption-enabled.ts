import { rule } from '../../rule';

export default rule({
  id: 'event-data-store-cmk-encryption-enabled',
  title: 'CloudTrail event data stores name a KMS key',
  why: 'Events tell who works with which records; without a KMS key, every permission to query the store is one to read them.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '8.M.A'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::CloudTrail::EventDataStore'],

  check: store => store.property('KmsKeyId').mustBePresent(),

  fix: { how: 'Set `kmsKeyId` on `cloudtrail.CfnEventDataStore` (`KmsKeyId`). The key cannot be changed afterward.' },
  config: { managedRule: 'EVENT_DATA_STORE_CMK_ENCRYPTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: events, KmsKeyId: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: events }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported and may be empty',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: events, KmsKeyId: !ImportValue key }`,
      },
    ],
  },
});
