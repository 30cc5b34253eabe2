import { rule } from '../../rule';

export default rule({
  id: 'imagebuilder-infrastructure-no-key-pair',
  title: 'Image Builder builds on servers without a key pair',
  why: 'Whoever holds the key can change the golden image while it is built, and with it every server that starts from it.',
  severity: 'low',
  controls: { hicp: ['2.L.A', '6.L.A'], hipaa: ['164.312(c)(1)'] },
  from: 'large',
  appliesTo: ['AWS::ImageBuilder::InfrastructureConfiguration'],

  check: one => one.property('KeyPair').mustBeAbsent(),

  fix: {
    how: 'Leave out `keyPair` of `imagebuilder.CfnInfrastructureConfiguration` (`KeyPair`), and look into failed builds through their logs or Session Manager.',
    set: { 'Properties.KeyPair': '' },
  },
  config: {
    guard: {
      type: 'AWS::ImageBuilder::InfrastructureConfiguration',
      all: [{ path: 'KeyPair', must: 'be no text' }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ImageBuilder::InfrastructureConfiguration.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { InstanceProfileName: 'build' },
          configuration: { Name: 'build', InstanceProfileName: 'build' },
          verdict: 'compliant',
        },
        {
          properties: { InstanceProfileName: 'build', KeyPair: 'admin' },
          configuration: { Name: 'build', InstanceProfileName: 'build', KeyPair: 'admin' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it has none',
        resources: `
      Build: { Type: AWS::ImageBuilder::InfrastructureConfiguration, Properties: { Name: build, InstanceProfileName: image-builder } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has one',
        resources: `
      Build: { Type: AWS::ImageBuilder::InfrastructureConfiguration, Properties: { Name: build, InstanceProfileName: image-builder, KeyPair: operations } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key pair is a parameter that may be empty',
        resources: `
      Build: { Type: AWS::ImageBuilder::InfrastructureConfiguration, Properties: { Name: build, InstanceProfileName: image-builder, KeyPair: !Ref KeyPair } }`,
      },
    ],
  },
});
