import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-model-in-vpc',
  title: 'SageMaker model is attached to a VPC',
  why: 'Without a VPC, no endpoint policy, security group or flow log covers what a model that sees records reads and sends.',
  severity: 'low',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::SageMaker::Model'],

  check: model => model.property('VpcConfig.Subnets').mustBePresent(),

  fix: { how: 'Set `vpcConfig` with `subnets` and `securityGroupIds` on `sagemaker.CfnModel` (`VpcConfig`).' },
  config: { managedRule: 'SAGEMAKER_MODEL_IN_VPC' },

  examples: {
    compliant: [
      {
        when: 'it names subnets',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties: { ExecutionRoleArn: arn:aws:iam::111122223333:role/models, PrimaryContainer: { Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/triage:1 }, VpcConfig: { Subnets: [subnet-0123456789abcdef0], SecurityGroupIds: [sg-0123456789abcdef0] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties: { ExecutionRoleArn: arn:aws:iam::111122223333:role/models, PrimaryContainer: { Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/triage:1 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the network comes from another stack',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties: { ExecutionRoleArn: arn:aws:iam::111122223333:role/models, PrimaryContainer: { Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/triage:1 }, VpcConfig: !ImportValue network }`,
      },
    ],
  },
});
