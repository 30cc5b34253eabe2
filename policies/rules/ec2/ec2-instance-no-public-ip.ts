import { allOf, compliant, everyOf, mustNotHold, nonCompliant } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { interfaceMustBePrivate, isSet, launchSetting, subnetMustBePrivate } from './_instance';

const association = 'AWS::EC2::EIPAssociation';
const addresses = ['AWS::EC2::EIP', association];

/** What names interfaces of the instance that are resources of their own. */
function interfacesOf(instance: Resource): readonly Property[] {
  return [
    ...instance
      .property('NetworkInterfaces')
      .items()
      .map(one => one.get('NetworkInterfaceId')),
    ...instance
      .referredToBy('AWS::EC2::NetworkInterfaceAttachment', 'InstanceId')
      .filter(attachment => attachment.property('InstanceId').target() === instance)
      .map(attachment => attachment.property('NetworkInterfaceId')),
  ];
}

/** An elastic address may be for an interface, which the instance then has it from. */
function mustHaveNoElasticAddress(one: Property): Verdict {
  const target = one.target();
  if (target === undefined) return compliant;
  return everyOf(
    target
      .referredToBy(association, 'NetworkInterfaceId')
      .filter(address => address.property('NetworkInterfaceId').target() === target),
    address =>
      nonCompliant(
        () => `${address.logicalId} gives ${one.path} an elastic, public address; it must have none`,
        address.property('NetworkInterfaceId'),
      ),
  );
}

export default rule({
  id: 'ec2-instance-no-public-ip',
  title: 'EC2 instance has no public address',
  why: 'A server with a public address can be reached from the whole internet as soon as one security group is opened by mistake.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::Instance'],

  check: instance =>
    allOf(
      everyOf(
        addresses.flatMap(type => instance.referredToBy(type, 'InstanceId')),
        address =>
          mustNotHold(
            address.property('InstanceId').mustReferTo(instance),
            () => `${address.logicalId} gives it an elastic, public address; it must have none`,
            address.property('InstanceId'),
          ),
      ),
      () => everyOf(interfacesOf(instance), mustHaveNoElasticAddress),
      () =>
        launchSetting(instance, 'NetworkInterfaces', 'NetworkInterfaces', interfaces =>
          isSet(interfaces)
            ? everyOf(interfaces.items(), one => interfaceMustBePrivate(one, instance.property('SubnetId')))
            : subnetMustBePrivate(instance.property('SubnetId')),
        ),
    ),

  fix: {
    how: 'Place `ec2.Instance` with `vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }` and `associatePublicIpAddress: false`; publish it through a load balancer.',
  },
  config: { managedRule: 'EC2_INSTANCE_NO_PUBLIC_IP' },

  examples: {
    compliant: [
      {
        when: 'its network interface asks for none',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties:
          ImageId: ami-1234
          NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: subnet-1234, AssociatePublicIpAddress: false }]`,
      },
      {
        when: 'its subnet gives none',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, SubnetId: !Ref Private }
      Private:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its network interface asks for one',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties:
          ImageId: ami-1234
          NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: subnet-1234, AssociatePublicIpAddress: true }]`,
      },
      {
        when: 'it has an elastic address',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, SubnetId: !Ref Private }
      Private:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24 }
      Address:
        Type: AWS::EC2::EIP
        Properties: { InstanceId: !Ref Records }`,
      },
      {
        when: 'its subnet gives one',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, SubnetId: !Ref Perimeter }
      Perimeter:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true }`,
      },
      {
        when: 'it starts in the default subnet',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234 }`,
      },
    ],
    undetermined: [
      {
        when: 'its subnet is not in the templates',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, SubnetId: subnet-1234 }`,
      },
    ],
  },
});
