import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-notebook-instance-inside-vpc',
  title: 'SageMaker notebook instance stands in a VPC',
  why: 'Outside a VPC no security group, flow log or endpoint policy covers the machine on which records are analyzed.',
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  check: notebook => notebook.property('SubnetId').mustBePresent(),

  fix: {
    how: 'Set `subnetId` and `securityGroupIds` on `sagemaker.CfnNotebookInstance` (`SubnetId`, `SecurityGroupIds`). It takes a new notebook instance.',
  },
  config: { managedRule: 'SAGEMAKER_NOTEBOOK_INSTANCE_INSIDE_VPC' },

  examples: {
    compliant: [
      {
        when: 'it names a subnet',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, SubnetId: !Ref Private }
      Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-0123456789abcdef0, CidrBlock: 10.0.1.0/24 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no subnet',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks }`,
      },
    ],
    undetermined: [
      {
        when: 'the subnet is imported and may be empty',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, SubnetId: !ImportValue subnet }`,
      },
    ],
  },
});
