import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cognito-user-pool-authenticator-app-enabled',
  title: 'Cognito user pools offer authenticator apps as second factor',
  why: 'Codes by SMS or e-mail are taken over with the phone number or the mailbox; the portal account of a patient then opens with a stolen password.',
  severity: 'low',
  controls: { hicp: ['3.M.D'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::Cognito::UserPool'],
  where: pool => pool.property('MfaConfiguration').orDefault('OFF').mustBe('ON', 'OPTIONAL'),

  check: pool =>
    someOf(pool.property('EnabledMfas').items(), 'authenticator app among EnabledMfas', factor =>
      factor.mustBe('SOFTWARE_TOKEN_MFA'),
    ),

  fix: {
    how: 'Set `mfaSecondFactor: { otp: true, sms: false }` on `cognito.UserPool`. In CloudFormation: `SOFTWARE_TOKEN_MFA` in `EnabledMfas`.',
    set: { 'Properties.EnabledMfas': ['SOFTWARE_TOKEN_MFA'] },
  },
  config: {
    none: 'COGNITO_USER_POOL_MFA_ENABLED sees whether a second factor is asked for, not which. AWS publishes no schema of the item of a user pool, so what it shows is not certain.',
  },

  examples: {
    compliant: [
      {
        when: 'apps are offered',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { MfaConfiguration: 'ON', EnabledMfas: [SMS_MFA, SOFTWARE_TOKEN_MFA] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'SMS is the only way',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { MfaConfiguration: 'ON', EnabledMfas: [SMS_MFA] }`,
      },
    ],
    undetermined: [
      {
        when: 'the factors are a parameter',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { MfaConfiguration: 'ON', EnabledMfas: !Ref Factors }`,
      },
    ],
  },
});
