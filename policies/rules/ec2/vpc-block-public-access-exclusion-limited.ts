import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'vpc-block-public-access-exclusion-limited',
  title: 'Exclusion from VPC block public access is for a subnet or for egress',
  why: 'An exclusion of a whole VPC in both directions takes all its systems out of the one setting that keeps them off the internet.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::VPCBlockPublicAccessExclusion'],

  check: exclusion =>
    anyOf(exclusion.property('VpcId').mustBeAbsent(), () =>
      exclusion.property('InternetGatewayExclusionMode').mustBe('allow-egress'),
    ),

  fix: {
    how: "Give `ec2.CfnVPCBlockPublicAccessExclusion` the `subnetId` of the perimeter in place of a VPC, or `internetGatewayExclusionMode: 'allow-egress'` (`SubnetId`, `InternetGatewayExclusionMode`).",
    set: { 'Properties.InternetGatewayExclusionMode': 'allow-egress' },
  },
  config: {
    guard: {
      type: 'AWS::EC2::VPCBlockPublicAccessExclusion',
      all: [{ unless: 'InternetGatewayExclusionMode', is: 'allow-egress', all: [{ path: 'VpcId', must: 'be no text' }] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::VPCBlockPublicAccessExclusion.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { SubnetId: 'subnet-1', InternetGatewayExclusionMode: 'allow-bidirectional' },
          configuration: {
            ExclusionId: 'vpcbpa-exclude-1',
            SubnetId: 'subnet-1',
            InternetGatewayExclusionMode: 'allow-bidirectional',
          },
          verdict: 'compliant',
        },
        {
          properties: { VpcId: 'vpc-1', InternetGatewayExclusionMode: 'allow-egress' },
          configuration: { ExclusionId: 'vpcbpa-exclude-1', VpcId: 'vpc-1', InternetGatewayExclusionMode: 'allow-egress' },
          verdict: 'compliant',
        },
        {
          properties: { VpcId: 'vpc-1', InternetGatewayExclusionMode: 'allow-bidirectional' },
          configuration: { ExclusionId: 'vpcbpa-exclude-1', VpcId: 'vpc-1', InternetGatewayExclusionMode: 'allow-bidirectional' },
          verdict: 'non-compliant',
        },
        {
          properties: { VpcId: 'vpc-1' },
          configuration: { ExclusionId: 'vpcbpa-exclude-1', VpcId: 'vpc-1' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'one subnet is excluded',
        resources: `
      Perimeter:
        Type: AWS::EC2::VPCBlockPublicAccessExclusion
        Properties: { SubnetId: subnet-1234, InternetGatewayExclusionMode: allow-bidirectional }`,
      },
      {
        when: 'a VPC may go out',
        resources: `
      Updates: { Type: AWS::EC2::VPCBlockPublicAccessExclusion, Properties: { VpcId: vpc-1234, InternetGatewayExclusionMode: allow-egress } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a VPC is open in both directions',
        resources: `
      Clinic: { Type: AWS::EC2::VPCBlockPublicAccessExclusion, Properties: { VpcId: vpc-1234, InternetGatewayExclusionMode: allow-bidirectional } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Clinic: { Type: AWS::EC2::VPCBlockPublicAccessExclusion, Properties: { VpcId: vpc-1234, InternetGatewayExclusionMode: !Ref Mode } }`,
      },
    ],
  },
});
