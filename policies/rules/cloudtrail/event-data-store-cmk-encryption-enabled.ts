import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'event-data-store-cmk-encryption-enabled',
  title: 'Event data stores are encrypted with a customer managed key',
  why: 'The events tell who works with which records; only the use of a key of one’s own can be logged, limited by policy and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '8.M.A'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::CloudTrail::EventDataStore'],

  check: store => mustBeCustomerKey(store.property('KmsKeyId')),

  fix: { how: 'Set `kmsKeyId` on `cloudtrail.CfnEventDataStore`; it cannot be taken away again. In CloudFormation: `KmsKeyId`.' },
  config: { managedRule: 'EVENT_DATA_STORE_CMK_ENCRYPTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { KmsKeyId: !GetAtt Key.Arn }
      Key:
        Type: AWS::KMS::Key`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: audit }`,
      },
    ],
    undetermined: [
      {
        when: 'the key comes from another stack',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { KmsKeyId: !ImportValue Key }`,
      },
    ],
  },
});
