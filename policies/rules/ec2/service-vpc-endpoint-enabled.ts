import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { isForService, vpcEndpoint } from './_endpoint';

export default rule({
  id: 'service-vpc-endpoint-enabled',
  title: 'VPC with an internet gateway reaches S3 through a gateway endpoint',
  why: 'Without the endpoint, ePHI on its way to S3 leaves by the same gateway as everything else, where no policy limits which buckets it goes to.',
  severity: 'low',
  controls: { hicp: ['6.M.B', '4.M.E'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::VPC'],
  // A VPC that has no way out cannot reach S3 past an endpoint, so there is nothing to say about it.
  where: vpc =>
    someOf(vpc.referredToBy('AWS::EC2::VPCGatewayAttachment', 'VpcId'), 'internet gateway', attachment =>
      allOf(attachment.property('VpcId').mustReferTo(vpc), () => attachment.property('InternetGatewayId').mustBePresent()),
    ),

  check: vpc =>
    someOf(vpc.referredToBy(vpcEndpoint, 'VpcId'), 'gateway endpoint for S3', endpoint =>
      allOf(
        endpoint.property('VpcId').mustReferTo(vpc),
        () => endpoint.property('VpcEndpointType').orDefault('Gateway').mustBe('Gateway'),
        () => isForService(endpoint, 's3'),
      ),
    ),

  fix: {
    how: "Call `vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 })` on `ec2.Vpc` (AWS::EC2::VPCEndpoint).",
  },
  config: { managedRule: 'SERVICE_VPC_ENDPOINT_ENABLED', parameters: { serviceName: 's3' } },

  examples: {
    compliant: [
      {
        when: 'it has the endpoint',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Clinic, InternetGatewayId: igw-1234 } }
      Storage:
        Type: AWS::EC2::VPCEndpoint
        Properties: { VpcId: !Ref Clinic, ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.s3', RouteTableIds: [rtb-1234] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Clinic, InternetGatewayId: igw-1234 } }`,
      },
      {
        when: 'its endpoint is for another service',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Clinic, InternetGatewayId: igw-1234 } }
      Tables:
        Type: AWS::EC2::VPCEndpoint
        Properties: { VpcId: !Ref Clinic, ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.dynamodb', RouteTableIds: [rtb-1234] }`,
      },
    ],
    undetermined: [
      {
        when: 'the service is a parameter without a default',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Clinic, InternetGatewayId: igw-1234 } }
      Storage: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Clinic, ServiceName: !Ref Service, RouteTableIds: [rtb-1234] } }`,
      },
    ],
  },
});
