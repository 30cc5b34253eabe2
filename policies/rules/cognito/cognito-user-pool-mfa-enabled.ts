import { rule } from '../../rule';

export default rule({
  id: 'cognito-user-pool-mfa-enabled',
  title: 'Cognito user pools require a second factor',
  why: 'A phished or reused password alone then opens the portal with the patient data behind it.',
  severity: 'medium',
  controls: { hicp: ['3.S.A', '3.M.D', '1.M.B'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::Cognito::UserPool'],
  from: 'small',

  check: pool => pool.property('MfaConfiguration').orDefault('OFF').mustBe('ON'),

  fix: {
    how: 'Set `mfa: cognito.Mfa.REQUIRED` on `cognito.UserPool`. In CloudFormation: `MfaConfiguration: ON` with `EnabledMfas`.',
    set: { 'Properties.MfaConfiguration': 'ON', 'Properties.EnabledMfas': ['SOFTWARE_TOKEN_MFA'] },
  },
  config: { managedRule: 'COGNITO_USER_POOL_MFA_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'everyone needs a second factor',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { MfaConfiguration: 'ON', EnabledMfas: [SOFTWARE_TOKEN_MFA] }`,
      },
    ],
    nonCompliant: [
      { when: 'nothing is set', resources: 'Portal: { Type: AWS::Cognito::UserPool }' },
      {
        when: 'users choose',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { MfaConfiguration: OPTIONAL, EnabledMfas: [SOFTWARE_TOKEN_MFA] }`,
      },
    ],
    undetermined: [
      {
        when: 'the setting comes from another stack',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { MfaConfiguration: !ImportValue Mfa }`,
      },
    ],
  },
});
