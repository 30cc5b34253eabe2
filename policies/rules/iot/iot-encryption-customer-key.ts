import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iot-encryption-customer-key',
  title: 'IoT Core encrypts with a customer managed key',
  why: 'Only the use of a key of one’s own can be logged, limited by policy and withdrawn from shadows and messages of devices.',
  severity: 'low',
  controls: { hicp: ['9.M.B', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::IoT::EncryptionConfiguration'],
  from: 'large',

  check: configuration =>
    allOf(
      configuration.property('EncryptionType').mustBe('CUSTOMER_MANAGED_KMS_KEY'),
      configuration.property('KmsKeyArn').mustBePresent(),
    ),

  fix: {
    how: 'Set `encryptionType: "CUSTOMER_MANAGED_KMS_KEY"`, `kmsKeyArn` and `kmsAccessRoleArn` on `iot.CfnEncryptionConfiguration`. In CloudFormation: `EncryptionType`, `KmsKeyArn`.',
  },
  config: { none: 'AWS Config does not record the encryption settings of IoT Core.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Devices:
        Type: AWS::IoT::EncryptionConfiguration
        Properties: { EncryptionType: CUSTOMER_MANAGED_KMS_KEY, KmsKeyArn: !GetAtt Key.Arn, KmsAccessRoleArn: encrypt }
      Key:
        Type: AWS::KMS::Key`,
      },
    ],
    nonCompliant: [
      {
        when: 'AWS owns the key',
        resources: `
      Devices:
        Type: AWS::IoT::EncryptionConfiguration
        Properties: { EncryptionType: AWS_OWNED_KMS_KEY }`,
      },
    ],
    undetermined: [
      {
        when: 'the type comes from another stack',
        resources: `
      Devices:
        Type: AWS::IoT::EncryptionConfiguration
        Properties: { EncryptionType: !ImportValue Type, KmsKeyArn: key }`,
      },
    ],
  },
});
