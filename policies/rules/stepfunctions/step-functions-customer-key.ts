import { allOf } from '../../../lib/core';
import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'step-functions-customer-key',
  title: 'Step Functions are encrypted with a customer managed key',
  why: 'The history of a workflow holds what its steps said about patients for 90 days; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::StepFunctions::StateMachine', 'AWS::StepFunctions::Activity'],

  check: resource => {
    const encryption = resource.property('EncryptionConfiguration');
    return allOf(encryption.get('Type').orDefault('AWS_OWNED_KEY').mustBe('CUSTOMER_MANAGED_KMS_KEY'), () =>
      mustBeCustomerKey(encryption.get('KmsKeyId')),
    );
  },

  fix: {
    how: 'Set `encryptionConfiguration: new sfn.CustomerManagedEncryptionConfiguration(key)` on `sfn.StateMachine` (`EncryptionConfiguration`).',
  },
  config: { none: 'AWS Config has no managed rule for the keys of Step Functions.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, EncryptionConfiguration: { Type: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: !GetAtt Key.Arn } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, EncryptionConfiguration: { Type: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: !ImportValue key } }`,
      },
    ],
  },
});
