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
  config: {
    guard: {
      type: 'AWS::ImageBuilder::InfrastructureConfiguration',
      all: [{ path: 'InstanceMetadataOptions.HttpTokens', mustBe: ['required'] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ImageBuilder::InfrastructureConfiguration.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { InstanceMetadataOptions: { HttpTokens: 'required' } },
          configuration: { Name: 'build', InstanceMetadataOptions: { HttpTokens: 'required' } },
          verdict: 'compliant',
        },
        {
          properties: { InstanceMetadataOptions: { HttpTokens: 'optional' } },
          configuration: { Name: 'build', InstanceMetadataOptions: { HttpTokens: 'optional' } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Name: 'build' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

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
