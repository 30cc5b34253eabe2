import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustEncryptVolumes, mustMapRootVolume } from '../ec2/_instance';

export default rule({
  id: 'imagebuilder-imagerecipe-ebs-volumes-encrypted',
  title: 'Image recipe encrypts the volumes of its images',
  why: 'Every server of an image starts with its volumes; in the clear, they hold ePHI in the clear from the first day.',
  severity: 'medium',
  controls: { hicp: ['2.M.A', '4.M.C', '2.L.A'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::ImageBuilder::ImageRecipe'],

  check: recipe => {
    const mappings = recipe.property('BlockDeviceMappings');
    return allOf(mustEncryptVolumes(mappings), () => mustMapRootVolume(mappings));
  },

  fix: {
    how: 'Give `blockDeviceMappings` of `imagebuilder.CfnImageRecipe` the root device with `ebs: { encrypted: true }` (`BlockDeviceMappings`).',
  },
  config: { managedRule: 'IMAGEBUILDER_IMAGERECIPE_EBS_VOLUMES_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'its volume is encrypted',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::ImageRecipe
        Properties:
          Name: golden
          Version: 1.0.0
          ParentImage: ami-1234
          BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { Encrypted: true, VolumeSize: 20 } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'a volume is not encrypted',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::ImageRecipe
        Properties:
          Name: golden
          Version: 1.0.0
          ParentImage: ami-1234
          BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { Encrypted: true } }, { DeviceName: /dev/xvdb, Ebs: { Encrypted: false } }]`,
      },
    ],
    undetermined: [
      {
        when: 'the parent image decides',
        resources: `
      Golden: { Type: AWS::ImageBuilder::ImageRecipe, Properties: { Name: golden, Version: 1.0.0, ParentImage: ami-1234 } }`,
      },
    ],
  },
});
