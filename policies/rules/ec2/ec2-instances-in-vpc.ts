import { anyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { launchSetting } from './_instance';
import { otherwise } from './_traffic';

export default rule({
  id: 'ec2-instances-in-vpc',
  title: 'EC2 instance names the subnet it belongs in',
  why: 'A server without a subnet starts in the default VPC, outside the zones that keep systems with ePHI apart.',
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::Instance'],

  check: instance => {
    const subnet = instance.property('SubnetId');
    const verdict = anyOf(subnet.mustBePresent(), () =>
      launchSetting(instance, 'NetworkInterfaces', 'NetworkInterfaces', interfaces =>
        someOf(interfaces.items(), 'network interface in a subnet', one =>
          anyOf(one.get('SubnetId').mustBePresent(), () => one.get('NetworkInterfaceId').mustBePresent()),
        ),
      ),
    );
    return otherwise(verdict, `${subnet.path} is not set, so it starts in the default VPC; it must name a subnet`, subnet.path);
  },

  fix: { how: 'Pass `vpc` and `vpcSubnets` to `ec2.Instance`, in CloudFormation `SubnetId`.' },
  config: { managedRule: 'INSTANCES_IN_VPC' },

  examples: {
    compliant: [
      {
        when: 'it names its subnet',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, SubnetId: subnet-1234 }`,
      },
      {
        when: 'its network interface is in a subnet',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: subnet-1234 }] }`,
      },
      {
        when: 'its network interface exists already',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: eni-1234 }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no subnet',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234 }`,
      },
      {
        when: 'its network interface is in no subnet',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: false }] }`,
      },
    ],
    undetermined: [
      {
        when: 'its launch template is not in the templates',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { LaunchTemplate: { LaunchTemplateId: lt-1234, Version: '1' } }`,
      },
    ],
  },
});
