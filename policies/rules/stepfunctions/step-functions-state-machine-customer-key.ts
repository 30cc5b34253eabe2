import { allOf } from '../../../lib/core';
import { isNoCdkHelper } from '../../cdk-helper';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'step-functions-state-machine-customer-key',
  title: 'Step Functions state machines are encrypted with a customer managed key',
  why: 'With a key of AWS, whoever may describe an execution reads the ePHI that it passed on; a key of one’s own is a second permission.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::StepFunctions::StateMachine'],
  when: 'phi',
  from: 'large',
  where: isNoCdkHelper,

  check: machine =>
    allOf(machine.property('EncryptionConfiguration.Type').orDefault('AWS_OWNED_KEY').mustBe('CUSTOMER_MANAGED_KMS_KEY'), () =>
      mustBeCustomerKey(machine.property('EncryptionConfiguration.KmsKeyId')),
    ),

  fix: {
    how: 'Set `encryptionConfiguration: new sfn.CustomerManagedEncryptionConfiguration(key)` on `sfn.StateMachine`. In CloudFormation: `EncryptionConfiguration` with `Type: CUSTOMER_MANAGED_KMS_KEY` and `KmsKeyId`.',
  },
  config: { none: 'AWS’s schema of the item of a state machine does not list its encryption.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/claims
          EncryptionConfiguration: { Type: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims }`,
      },
      {
        when: 'it leaves that to AWS',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, EncryptionConfiguration: { Type: AWS_OWNED_KEY } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/claims
          EncryptionConfiguration: { Type: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: !ImportValue key }`,
      },
    ],
  },
});
