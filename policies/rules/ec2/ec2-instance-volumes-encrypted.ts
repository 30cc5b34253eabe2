import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { launchTemplateOf, mustEncryptVolumes, mustMapRootVolume } from './_instance';

export default rule({
  id: 'ec2-instance-volumes-encrypted',
  title: 'EBS volumes that an EC2 instance brings are encrypted',
  why: 'Logs, swap and caches put ePHI on the disks of a server; unencrypted, a snapshot of them is readable wherever it is copied.',
  severity: 'high',
  controls: { hicp: ['2.M.A', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::EC2::Instance'],

  check: instance => {
    const own = instance.property('BlockDeviceMappings');
    const inherited = launchTemplateOf(instance)?.property('LaunchTemplateData.BlockDeviceMappings');
    return allOf(mustEncryptVolumes(own), () => mustMapRootVolume(...(inherited === undefined ? [own] : [own, inherited])));
  },

  fix: {
    how: "Give `ec2.Instance` `blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(size, { encrypted: true }) }]` for the root and every other volume.",
  },
  config: { managedRule: 'ENCRYPTED_VOLUMES' },

  examples: {
    compliant: [
      {
        when: 'the root and the data volume are encrypted',
        resources: `
      Imaging:
        Type: AWS::EC2::Instance
        Properties:
          ImageId: ami-1234
          BlockDeviceMappings:
            - { DeviceName: /dev/xvda, Ebs: { VolumeSize: 30, Encrypted: true } }
            - { DeviceName: /dev/sdb, Ebs: { VolumeSize: 500, Encrypted: true } }
            - { DeviceName: /dev/sdc, VirtualName: ephemeral0 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the data volume is not encrypted',
        resources: `
      Imaging:
        Type: AWS::EC2::Instance
        Properties:
          ImageId: ami-1234
          BlockDeviceMappings:
            - { DeviceName: /dev/xvda, Ebs: { VolumeSize: 30, Encrypted: true } }
            - { DeviceName: /dev/sdb, Ebs: { VolumeSize: 500 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the image decides about the root volume',
        resources: `
      Imaging:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234 }`,
      },
    ],
  },
});
