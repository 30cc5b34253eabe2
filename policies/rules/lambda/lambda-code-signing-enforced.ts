import { rule } from '../../rule';

export default rule({
  id: 'lambda-code-signing-enforced',
  title: 'Code signing configurations refuse unsigned code',
  why: 'A configuration that only warns lets anyone who may deploy replace code that handles ePHI, with a metric as the only trace.',
  severity: 'low',
  controls: { hicp: ['2.L.E'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Lambda::CodeSigningConfig'],
  from: 'large',

  check: signing => signing.property('CodeSigningPolicies.UntrustedArtifactOnDeployment').orDefault('Warn').mustBe('Enforce'),

  fix: {
    how: 'Set `untrustedArtifactOnDeployment: lambda.UntrustedArtifactOnDeployment.ENFORCE` on `lambda.CodeSigningConfig`. In CloudFormation: `CodeSigningPolicies.UntrustedArtifactOnDeployment: Enforce`.',
    set: { 'Properties.CodeSigningPolicies.UntrustedArtifactOnDeployment': 'Enforce' },
  },
  config: {
    guard: {
      type: 'AWS::Lambda::CodeSigningConfig',
      all: [{ path: 'CodeSigningPolicies.UntrustedArtifactOnDeployment', mustBe: ['Enforce'] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Lambda::CodeSigningConfig.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' } },
          configuration: { CodeSigningConfigId: 'csc-1', CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' } },
          verdict: 'compliant',
        },
        {
          properties: { CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Warn' } },
          configuration: { CodeSigningConfigId: 'csc-1', CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Warn' } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { CodeSigningConfigId: 'csc-1' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'unsigned code is refused',
        resources: `
      Signing:
        Type: AWS::Lambda::CodeSigningConfig
        Properties: { CodeSigningPolicies: { UntrustedArtifactOnDeployment: Enforce } }`,
      },
    ],
    nonCompliant: [{ when: 'nothing is set', resources: 'Signing: { Type: AWS::Lambda::CodeSigningConfig }' }],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Signing:
        Type: AWS::Lambda::CodeSigningConfig
        Properties: { CodeSigningPolicies: { UntrustedArtifactOnDeployment: !ImportValue Policy } }`,
      },
    ],
  },
});
