import { allOf, anyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'storagegateway-file-share-customer-key',
  title: 'Storage Gateway stores the files of PHI shares under a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::StorageGateway::NFSFileShare', 'AWS::StorageGateway::SMBFileShare'],

  check: share =>
    allOf(
      anyOf(share.property('EncryptionType').mustBe('SseKms', 'DsseKms'), () => share.property('KMSEncrypted').mustBe(true)),
      () => mustBeCustomerKey(share.property('KMSKey')),
    ),

  fix: {
    how: 'Set `encryptionType: "SseKms"` and `kmsKey` on `storagegateway.CfnNFSFileShare` or `storagegateway.CfnSMBFileShare` (`EncryptionType`, `KMSKey`).',
  },
  config: { none: 'AWS Config does not record file shares.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties:
          GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1
          LocationARN: arn:aws:s3:::scans
          Role: arn:aws:iam::111122223333:role/gateway
          EncryptionType: SseKms
          KMSKey: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'the older property switches KMS on',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties:
          GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1
          LocationARN: arn:aws:s3:::scans
          Role: arn:aws:iam::111122223333:role/gateway
          KMSEncrypted: true
          KMSKey: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'S3 encrypts with a key of its own',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties:
          GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1
          LocationARN: arn:aws:s3:::scans
          Role: arn:aws:iam::111122223333:role/gateway`,
      },
      {
        when: 'KMS is on without a key',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties:
          GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1
          LocationARN: arn:aws:s3:::scans
          Role: arn:aws:iam::111122223333:role/gateway
          EncryptionType: SseKms`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties:
          GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1
          LocationARN: arn:aws:s3:::scans
          Role: arn:aws:iam::111122223333:role/gateway
          EncryptionType: SseKms
          KMSKey: !ImportValue records-key`,
      },
    ],
  },
});
