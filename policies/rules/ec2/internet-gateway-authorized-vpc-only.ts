import { allOf, anyOf, mustNotHold, someOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';
import { holdsPerimeter, isInZone } from './_zone';

export default rule({
  id: 'internet-gateway-authorized-vpc-only',
  title: 'Internet gateway is attached only to a VPC that has a perimeter',
  why: 'A VPC for databases or devices that gets an internet gateway is one route away from putting all of them on the internet.',
  severity: 'medium',
  controls: { hicp: ['6.M.B', '6.M.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::VPCGatewayAttachment'],
  where: attachment => attachment.property('InternetGatewayId').mustBePresent(),

  // AWS's rule takes a list of VPCs. In templates, a NAT gateway, an internet-facing load balancer or a tag shows what the gateway is for.
  check: attachment =>
    attachment.property('VpcId').leadsTo(vpc =>
      allOf(
        mustNotHold(
          isInZone(vpc, 'phi', 'device', 'isolated'),
          `${vpc.logicalId} is tagged as a zone without internet; it must have no internet gateway`,
        ),
        () => {
          const subnets = vpc
            .referredToBy('AWS::EC2::Subnet', 'VpcId')
            .filter(subnet => subnet.property('VpcId').target() === vpc);
          const used = anyOf(isInZone(vpc, 'perimeter'), () =>
            someOf(subnets, 'subnet with a NAT gateway or an internet-facing load balancer', holdsPerimeter),
          );
          return used.status === 'non-compliant'
            ? undetermined(
                () =>
                  `no NAT gateway or internet-facing load balancer of this run is in ${vpc.logicalId}, so what it needs an internet gateway for is not known`,
                'Properties.VpcId',
              )
            : used;
        },
      ),
    ),

  fix: {
    how: 'Leave out public subnets of `ec2.Vpc` where nothing needs them, in CloudFormation the AWS::EC2::VPCGatewayAttachment; tag a VPC that must stay inside `NetworkZone: phi`, `device` or `isolated`, and one whose internet gateway serves something else, such as VPN servers, `NetworkZone: perimeter`.',
  },
  config: { managedRule: 'INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY' },

  examples: {
    compliant: [
      {
        when: 'a NAT gateway in the VPC uses it',
        resources: `
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Clinic, InternetGatewayId: !Ref Internet } }
      Internet: { Type: AWS::EC2::InternetGateway }
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Perimeter: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Clinic, CidrBlock: 10.0.0.0/24 } }
      Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Perimeter, AllocationId: eipalloc-1 } }`,
      },
      {
        when: 'an internet-facing load balancer in the VPC uses it',
        resources: `
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Clinic, InternetGatewayId: !Ref Internet } }
      Internet: { Type: AWS::EC2::InternetGateway }
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Perimeter: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Clinic, CidrBlock: 10.0.0.0/24 } }
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internet-facing, Subnets: [!Ref Perimeter] } }`,
      },
      {
        when: 'the VPC is tagged as the perimeter',
        resources: `
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Edge, InternetGatewayId: !Ref Internet } }
      Internet: { Type: AWS::EC2::InternetGateway }
      Edge: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, Tags: [{ Key: NetworkZone, Value: perimeter }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the VPC is tagged for devices',
        resources: `
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Devices, InternetGatewayId: !Ref Internet } }
      Internet: { Type: AWS::EC2::InternetGateway }
      Devices: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.9.0.0/16, Tags: [{ Key: NetworkZone, Value: device }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing in the templates uses it',
        resources: `
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Clinic, InternetGatewayId: !Ref Internet } }
      Internet: { Type: AWS::EC2::InternetGateway }
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }`,
      },
      {
        when: 'the VPC is of another stack',
        resources: `
      Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: vpc-1234, InternetGatewayId: !Ref Internet } }
      Internet: { Type: AWS::EC2::InternetGateway }`,
      },
    ],
  },
});
