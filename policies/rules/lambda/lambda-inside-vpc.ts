import { rule } from '../../rule';
import { mustNotHandleCustomResources } from './_custom-resource';

export default rule({
  id: 'lambda-inside-vpc',
  title: 'Lambda functions run in a VPC',
  why: 'Outside a VPC a function reaches the whole internet, and code that an intruder slips in sends ePHI anywhere without passing a firewall or a flow log.',
  severity: 'low',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::Lambda::Function'],
  when: 'phi',
  from: 'large',
  where: mustNotHandleCustomResources,

  check: lambda => lambda.property('VpcConfig.SubnetIds').mustBePresent(),

  fix: {
    how: 'Set `vpc` and `vpcSubnets` on `lambda.Function`. In CloudFormation: `VpcConfig` with `SubnetIds` and `SecurityGroupIds`.',
  },
  config: { managedRule: 'LAMBDA_INSIDE_VPC' },

  examples: {
    compliant: [
      {
        when: 'it has subnets',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { VpcConfig: { SubnetIds: [!Ref Private], SecurityGroupIds: [sg-1] } }
      Private: { Type: AWS::EC2::Subnet }`,
      },
    ],
    nonCompliant: [
      { when: 'nothing is set', resources: 'Import: { Type: AWS::Lambda::Function }' },
      {
        when: 'the list of subnets is empty',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the subnets come from another stack',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { VpcConfig: { SubnetIds: !Split [',', !ImportValue Subnets] } }`,
      },
    ],
  },
});
