import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-notebook-no-direct-internet-access',
  title: 'SageMaker notebook instance has no direct access to the internet',
  why: 'Through a network interface outside the VPC, records leave a notebook, and hostile code arrives, past every firewall and log of the organization.',
  severity: 'medium',
  controls: { hicp: ['6.M.B', '6.M.D'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  check: notebook => notebook.property('DirectInternetAccess').orDefault('Enabled').mustBe('Disabled'),

  fix: {
    how: 'Set `directInternetAccess: "Disabled"`, `subnetId` and `securityGroupIds` on `sagemaker.CfnNotebookInstance` (`DirectInternetAccess`, `SubnetId`, `SecurityGroupIds`). It takes a new notebook instance.',
  },
  config: { managedRule: 'SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'it reaches out through the VPC alone',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, DirectInternetAccess: Disabled, SubnetId: subnet-0123456789abcdef0, SecurityGroupIds: [sg-0123456789abcdef0] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS gives it access',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, SubnetId: subnet-0123456789abcdef0 }`,
      },
      {
        when: 'it is asked for',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, DirectInternetAccess: Enabled }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, DirectInternetAccess: !ImportValue access }`,
      },
    ],
  },
});
