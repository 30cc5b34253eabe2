import type { JsonObject } from '../../lib/core';
import rule from '../../policies/rules/ec2/ec2-instance-no-public-ip';
import { compliantExample, ruleCases } from '../support/rule-cases';

const one = compliantExample(rule);
const inSubnet = compliantExample(rule, 1);
const first = 'Records.Properties.NetworkInterfaces.0';
const template = (isPublic: boolean) => ({
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: {
    LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: 'subnet-1', AssociatePublicIpAddress: isPublic }] },
  },
});
const launched = one
  .without('Records.Properties.NetworkInterfaces')
  .with('Records.Properties.LaunchTemplate', { LaunchTemplateId: { Ref: 'Template' }, Version: '1' });

const ownInterface = one
  .with(first, { DeviceIndex: '0', NetworkInterfaceId: { Ref: 'Interface' } })
  .with('Interface', { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: 'subnet-1' } });
const addressOf = (id: object) => ({
  Type: 'AWS::EC2::EIPAssociation',
  Properties: { NetworkInterfaceId: id as JsonObject, AllocationId: 'eipalloc-1' },
});

ruleCases(rule, [
  ['compliant', 'its network interface has no elastic address', ownInterface],
  ['non-compliant', 'its network interface has an elastic address', ownInterface.with('A', addressOf({ Ref: 'Interface' }))],
  [
    'non-compliant',
    'the interface of the elastic address is named by its attribute',
    ownInterface.with('A', addressOf({ 'Fn::GetAtt': ['Interface', 'Id'] })),
  ],
  [
    'non-compliant',
    'an interface with an elastic address is attached to it',
    ownInterface
      .with(first, { DeviceIndex: '0', SubnetId: 'subnet-1', AssociatePublicIpAddress: false })
      .with('A', addressOf({ Ref: 'Interface' }))
      .with('Attachment', {
        Type: 'AWS::EC2::NetworkInterfaceAttachment',
        Properties: { InstanceId: { Ref: 'Records' }, NetworkInterfaceId: { Ref: 'Interface' }, DeviceIndex: '1' },
      }),
  ],
  [
    'non-compliant',
    'an association gives it an elastic address',
    inSubnet.with('Association', {
      Type: 'AWS::EC2::EIPAssociation',
      Properties: { InstanceId: { Ref: 'Records' }, AllocationId: 'eipalloc-1' },
    }),
  ],
  ['non-compliant', 'its launch template asks for one', launched.with('Template', template(true))],
  [
    'non-compliant',
    'the subnet of its network interface gives one',
    inSubnet
      .with('Private.Properties.MapPublicIpOnLaunch', 'true')
      .with('Records.Properties', { NetworkInterfaces: [{ SubnetId: { Ref: 'Private' } }] }),
  ],
  ['compliant', 'its launch template asks for none', launched.with('Template', template(false))],
  [
    'compliant',
    'the elastic address is of another instance',
    inSubnet.with('Address', { Type: 'AWS::EC2::EIP', Properties: { InstanceId: 'i-1234' } }),
  ],
  ['compliant', 'its network interface exists already', one.with(first, { DeviceIndex: '0', NetworkInterfaceId: 'eni-1234' })],
  [
    'compliant',
    'a subnet that gives addresses is overruled',
    inSubnet
      .with('Private.Properties.MapPublicIpOnLaunch', true)
      .with('Records.Properties', { NetworkInterfaces: [{ SubnetId: { Ref: 'Private' }, AssociatePublicIpAddress: 'false' }] }),
  ],
]);
