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

ruleCases(rule, [
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
