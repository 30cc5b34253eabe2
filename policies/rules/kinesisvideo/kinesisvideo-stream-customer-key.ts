import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'kinesisvideo-stream-customer-key',
  title: 'Video streams are encrypted with a customer managed key',
  why: 'Video of patients says more than a record; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'medium',
  appliesTo: ['AWS::KinesisVideo::Stream'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyId')),

  fix: { how: 'Set `kmsKeyId` on `kinesisvideo.CfnStream` to a `kms.Key` (`KmsKeyId`).' },
  config: { none: 'An item names a key by its ARN, which does not tell whose key it is.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Ward:
        Type: AWS::KinesisVideo::Stream
        Properties: { Name: ward, KmsKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key that it manages',
        resources: `
      Ward:
        Type: AWS::KinesisVideo::Stream
        Properties: { Name: ward }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Ward:
        Type: AWS::KinesisVideo::Stream
        Properties: { Name: ward, KmsKeyId: !ImportValue ward-key }`,
      },
    ],
  },
});
