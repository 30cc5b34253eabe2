import { rule } from '../../rule';

export default rule({
  id: 'iot-role-alias-duration-limited',
  title: 'Credentials of devices last an hour at most',
  why: 'Credentials that are read out of a lost device go on working for hours after its certificate is revoked.',
  severity: 'low',
  controls: { hicp: ['9.M.C'], hipaa: ['164.312(a)(1)', '164.312(d)'] },
  appliesTo: ['AWS::IoT::RoleAlias'],

  check: alias => alias.property('CredentialDurationSeconds').orDefault(3600).mustBeAtMost(3600),

  fix: {
    how: 'Leave `credentialDurationSeconds` of `iot.CfnRoleAlias` at 3600 or lower. In CloudFormation: `CredentialDurationSeconds`.',
    set: { 'Properties.CredentialDurationSeconds': 3600 },
  },
  config: {
    guard: {
      type: 'AWS::IoT::RoleAlias',
      all: [{ path: 'CredentialDurationSeconds', mustBeAtMost: 3600, orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::IoT::RoleAlias.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { CredentialDurationSeconds: 3600 },
          configuration: { RoleAlias: 'pump', CredentialDurationSeconds: 3600 },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { RoleAlias: 'pump' },
          verdict: 'compliant',
        },
        {
          properties: { CredentialDurationSeconds: 43200 },
          configuration: { RoleAlias: 'pump', CredentialDurationSeconds: 43200 },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'nothing is set',
        resources: `
      Pumps:
        Type: AWS::IoT::RoleAlias
        Properties: { RoleArn: pumps }`,
      },
      {
        when: 'they last half an hour',
        resources: `
      Pumps:
        Type: AWS::IoT::RoleAlias
        Properties: { RoleArn: pumps, CredentialDurationSeconds: 1800 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they last twelve hours',
        resources: `
      Pumps:
        Type: AWS::IoT::RoleAlias
        Properties: { RoleArn: pumps, CredentialDurationSeconds: 43200 }`,
      },
    ],
    undetermined: [
      {
        when: 'the duration comes from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::RoleAlias
        Properties: { RoleArn: pumps, CredentialDurationSeconds: !ImportValue Seconds }`,
      },
    ],
  },
});
