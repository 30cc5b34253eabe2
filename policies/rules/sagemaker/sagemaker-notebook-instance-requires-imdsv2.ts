import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-notebook-instance-requires-imdsv2',
  title: 'SageMaker notebook instance takes only version 2 of the metadata service',
  why: 'Version 1 hands the role of the notebook to anyone who makes a page or a tool on it fetch one address, and with it the data that the role reads.',
  severity: 'medium',
  controls: { hicp: ['3.M.B', '7.M.D'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InstanceMetadataServiceConfiguration.html: without a choice it is version 1.
  check: notebook =>
    notebook.property('InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion').orDefault('1').mustBe('2'),

  fix: {
    how: 'Set `instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" }` on `sagemaker.CfnNotebookInstance`. In CloudFormation: `InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion`.',
    set: { 'Properties.InstanceMetadataServiceConfiguration': { MinimumInstanceMetadataServiceVersion: '2' } },
  },
  config: { none: 'AWS’s schema of the item of a notebook instance does not list the version of its metadata service.' },

  examples: {
    compliant: [
      {
        when: 'it requires version 2',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '2' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS takes version 1 too',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: !ImportValue version } }`,
      },
    ],
  },
});
