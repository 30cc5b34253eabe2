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
  config: { none: 'AWS Config has no managed rule for exclusions from VPC block public access.' },

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
