import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { isSet, subnetMustBePrivate } from '../ec2/_instance';

export default rule({
  id: 'autoscaling-launch-config-public-ip-disabled',
  title: 'Launch configuration gives no public addresses',
  why: 'A fleet whose servers all get public addresses can be attacked from the internet, past the load balancer and its firewall.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::AutoScaling::LaunchConfiguration'],

  // Where it is not set the subnets of the group decide.
  check: configuration => {
    const asks = configuration.property('AssociatePublicIpAddress');
    const groups = configuration
      .referredToBy('AWS::AutoScaling::AutoScalingGroup', 'LaunchConfigurationName')
      .filter(group => group.property('LaunchConfigurationName').target() === configuration);
    if (isSet(asks) || groups.length === 0) return asks.mustBe(false);
    return everyOf(groups, group => {
      const subnets = group.property('VPCZoneIdentifier');
      return isSet(subnets) ? everyOf(subnets.items(), subnetMustBePrivate) : subnetMustBePrivate(subnets);
    });
  },

  fix: {
    how: 'Set `associatePublicIpAddress: false` on `autoscaling.AutoScalingGroup`, in CloudFormation `AssociatePublicIpAddress`; better, move to a launch template.',
    set: { 'Properties.AssociatePublicIpAddress': false },
  },
  config: { managedRule: 'AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'it gives none',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, AssociatePublicIpAddress: false }`,
      },
      {
        when: 'the subnets of its group give none',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small }
      Fleet:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '2', LaunchConfigurationName: !Ref Portal, VPCZoneIdentifier: [!Ref Private] }
      Private:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it gives one',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, AssociatePublicIpAddress: true }`,
      },
      {
        when: 'it leaves it to a subnet that gives one',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small }
      Fleet:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '2', LaunchConfigurationName: !Ref Portal, VPCZoneIdentifier: [!Ref Perimeter] }
      Perimeter:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true }`,
      },
      {
        when: 'it leaves it open and no group of the templates uses it',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, AssociatePublicIpAddress: !Ref IsPublic }`,
      },
    ],
  },
});
