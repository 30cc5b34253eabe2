import { rule } from '../../rule';

export default rule({
  id: 'imagebuilder-infrastructure-requires-imdsv2',
  title: 'Image Builder builds on servers that require IMDSv2',
  why: 'A build server that answers IMDSv1 gives a hostile package the credentials with which the golden image of all servers is made.',
  severity: 'medium',
  controls: { hicp: ['2.M.A', '2.L.A'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::ImageBuilder::InfrastructureConfiguration'],

  check: one => one.property('InstanceMetadataOptions.HttpTokens').orDefault('optional').mustBe('required'),

  fix: {
    how: "Set `instanceMetadataOptions: { httpTokens: 'required' }` on `imagebuilder.CfnInfrastructureConfiguration` (`InstanceMetadataOptions.HttpTokens`).",
    set: { 'Properties.InstanceMetadataOptions.HttpTokens': 'required' },
  },
  config: { none: 'AWS Config has no managed rule for the metadata options of image builds.' },

  examples: {
    compliant: [
      {
        when: 'tokens are required',
        resources: `
      Build:
        Type: AWS::ImageBuilder::InfrastructureConfiguration
        Properties: { Name: build, InstanceProfileName: image-builder, InstanceMetadataOptions: { HttpTokens: required } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default',
        resources: `
      Build: { Type: AWS::ImageBuilder::InfrastructureConfiguration, Properties: { Name: build, InstanceProfileName: image-builder } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Build:
        Type: AWS::ImageBuilder::InfrastructureConfiguration
        Properties: { Name: build, InstanceProfileName: image-builder, InstanceMetadataOptions: { HttpTokens: !Ref Tokens } }`,
      },
    ],
  },
});
