import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-notebook-instance-kms-key-configured',
  title: 'SageMaker notebook instance names a KMS key for its volume',
  why: 'Extracts of records that researchers copy to a notebook stay on its volume; use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  check: notebook => notebook.property('KmsKeyId').mustBePresent(),

  fix: {
    how: 'Set `kmsKeyId` on `sagemaker.CfnNotebookInstance` to a `kms.Key` (`KmsKeyId`). It takes a new notebook instance.',
  },
  config: { managedRule: 'SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, KmsKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported and may be empty',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, KmsKeyId: !ImportValue notebook-key }`,
      },
    ],
  },
});
