import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustEncryptVolumes, mustMapRootVolume } from '../ec2/_instance';

export default rule({
  id: 'autoscaling-launch-config-volumes-encrypted',
  title: 'EBS volumes of a launch configuration are encrypted',
  why: 'Every server of the fleet carries the same unencrypted disks, with the ePHI that ends up on them.',
  severity: 'high',
  controls: { hicp: ['2.M.A', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::AutoScaling::LaunchConfiguration'],

  check: configuration => {
    const mappings = configuration.property('BlockDeviceMappings');
    return allOf(mustEncryptVolumes(mappings), () => mustMapRootVolume(mappings));
  },

  fix: {
    how: "Give `autoscaling.AutoScalingGroup` `blockDevices: [{ deviceName: '/dev/xvda', volume: autoscaling.BlockDeviceVolume.ebs(size, { encrypted: true }) }]` for every volume.",
  },
  config: { managedRule: 'ENCRYPTED_VOLUMES' },

  examples: {
    compliant: [
      {
        when: 'the root volume is encrypted',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties:
          ImageId: ami-1234
          InstanceType: t3.small
          BlockDeviceMappings: [{ DeviceName: /dev/sda1, Ebs: { VolumeSize: 30, Encrypted: 'true' } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'a volume is not encrypted',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties:
          ImageId: ami-1234
          InstanceType: t3.small
          BlockDeviceMappings: [{ DeviceName: /dev/sda1, Ebs: { VolumeSize: 30, Encrypted: false } }]`,
      },
    ],
    undetermined: [
      {
        when: 'the image decides about the root volume',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small }`,
      },
    ],
  },
});
