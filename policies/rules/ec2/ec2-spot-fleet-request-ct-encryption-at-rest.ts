import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustEncryptVolumes, mustMapRootVolume } from './_instance';

export default rule({
  id: 'ec2-spot-fleet-request-ct-encryption-at-rest',
  title: 'Spot Fleet encrypts the volumes of its servers',
  why: 'Batch servers put extracts of ePHI on their disks; unencrypted, a snapshot of them is readable wherever it is copied.',
  severity: 'medium',
  controls: { hicp: ['2.M.A', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::EC2::SpotFleet'],
  // Launch templates are judged by themselves.
  where: fleet => fleet.property('SpotFleetRequestConfigData.LaunchSpecifications').mustBePresent(),

  check: fleet =>
    everyOf(fleet.property('SpotFleetRequestConfigData.LaunchSpecifications').items(), specification => {
      const mappings = specification.get('BlockDeviceMappings');
      return allOf(mustEncryptVolumes(mappings), () => mustMapRootVolume(mappings));
    }),

  fix: {
    how: 'Set `encrypted: true` in the `ebs` of each block device of `ec2.CfnSpotFleet` (`SpotFleetRequestConfigData.LaunchSpecifications`).',
  },
  config: { managedRule: 'EC2_SPOT_FLEET_REQUEST_CT_ENCRYPTION_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'its volume is encrypted',
        resources: `
      Extracts:
        Type: AWS::EC2::SpotFleet
        Properties:
          SpotFleetRequestConfigData:
            TargetCapacity: 2
            LaunchSpecifications:
              - { ImageId: ami-1234, BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { Encrypted: true } }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its volume is not',
        resources: `
      Extracts:
        Type: AWS::EC2::SpotFleet
        Properties:
          SpotFleetRequestConfigData:
            TargetCapacity: 2
            LaunchSpecifications:
              - { ImageId: ami-1234, BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeSize: 20 } }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Extracts:
        Type: AWS::EC2::SpotFleet
        Properties:
          SpotFleetRequestConfigData:
            TargetCapacity: 2
            LaunchSpecifications:
              - { ImageId: ami-1234, BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { Encrypted: !Ref Encrypt } }] }`,
      },
    ],
  },
});
