import { rule } from '../../rule';

export default rule({
  id: 'cognito-user-pool-advanced-security-enabled',
  title: 'Cognito user pools act on risky sign-ins',
  why: 'Passwords stolen elsewhere are tried at patient portals by the thousand; threat protection recognizes and stops them where a password check alone lets them in.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '8.L.E'], hipaa: ['164.312(d)', '164.308(a)(5)(ii)(C)'] },
  appliesTo: ['AWS::Cognito::UserPool'],

  check: pool => pool.property('UserPoolAddOns.AdvancedSecurityMode').orDefault('OFF').mustBe('ENFORCED'),

  fix: {
    how: 'Set `featurePlan: cognito.FeaturePlan.PLUS` and `standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION` on `cognito.UserPool`. In CloudFormation: `UserPoolAddOns.AdvancedSecurityMode: ENFORCED` and `UserPoolTier: PLUS`.',
    set: { 'Properties.UserPoolAddOns.AdvancedSecurityMode': 'ENFORCED', 'Properties.UserPoolTier': 'PLUS' },
  },
  config: { managedRule: 'COGNITO_USER_POOL_ADVANCED_SECURITY_ENABLED', parameters: { SecurityMode: 'ENFORCED' } },

  examples: {
    compliant: [
      {
        when: 'threat protection is enforced',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { UserPoolTier: PLUS, UserPoolAddOns: { AdvancedSecurityMode: ENFORCED } }`,
      },
    ],
    nonCompliant: [
      { when: 'nothing is set', resources: 'Portal: { Type: AWS::Cognito::UserPool }' },
      {
        when: 'it only records risks',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { UserPoolAddOns: { AdvancedSecurityMode: AUDIT } }`,
      },
    ],
    undetermined: [
      {
        when: 'the mode comes from another stack',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { UserPoolAddOns: { AdvancedSecurityMode: !ImportValue Mode } }`,
      },
    ],
  },
});
