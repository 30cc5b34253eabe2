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
  config: { none: 'No managed rule of AWS Config judges role aliases of IoT.' },

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
