import { allOf, anyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustEncryptVolumes, mustMapRootVolume } from './_instance';

export default rule({
  id: 'ec2-launch-templates-ebs-volume-encrypted',
  title: 'EBS volumes of a launch template are encrypted',
  why: 'Every server that is started from the template carries the same unencrypted disks, with the ePHI that ends up on them.',
  severity: 'high',
  controls: { hicp: ['2.M.A', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::EC2::LaunchTemplate'],
  // A template without image and disks only adds to what an instance or a node group brings itself.
  where: template =>
    anyOf(template.property('LaunchTemplateData.BlockDeviceMappings').mustBePresent(), () =>
      template.property('LaunchTemplateData.ImageId').mustBePresent(),
    ),

  check: template => {
    const mappings = template.property('LaunchTemplateData.BlockDeviceMappings');
    return allOf(mustEncryptVolumes(mappings), () => mustMapRootVolume(mappings));
  },

  fix: {
    how: "Give `ec2.LaunchTemplate` `blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(size, { encrypted: true }) }]` for the root and every other volume.",
  },
  config: { managedRule: 'EC2_LAUNCH_TEMPLATES_EBS_VOLUME_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'the root volume is encrypted',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties:
          LaunchTemplateData:
            ImageId: ami-1234
            BlockDeviceMappings:
              - { DeviceName: /dev/xvda, Ebs: { VolumeSize: 30, Encrypted: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'encryption of the root volume is not set',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties:
          LaunchTemplateData:
            ImageId: ami-1234
            BlockDeviceMappings:
              - { DeviceName: /dev/xvda, Ebs: { VolumeSize: 30 } }`,
      },
      {
        when: 'it adds an unencrypted volume to an image that is named elsewhere',
        resources: `
      Nodes:
        Type: AWS::EC2::LaunchTemplate
        Properties:
          LaunchTemplateData:
            BlockDeviceMappings:
              - { DeviceName: /dev/xvda, Ebs: { VolumeSize: 30, Encrypted: true } }
              - { DeviceName: /dev/sdb, Ebs: { VolumeSize: 100, Encrypted: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'the image decides about the root volume',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { ImageId: ami-1234 } }`,
      },
    ],
  },
});
