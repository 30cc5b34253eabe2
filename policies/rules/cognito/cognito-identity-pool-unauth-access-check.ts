import { rule } from '../../rule';

export default rule({
  id: 'cognito-identity-pool-unauth-access-check',
  title: 'Cognito identity pools give no credentials to guests',
  why: 'With guests allowed, anyone who knows the pool’s id gets AWS credentials, and whatever their role reaches is public.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::Cognito::IdentityPool'],

  check: pool => pool.property('AllowUnauthenticatedIdentities').mustBe(false),

  fix: {
    how: 'Leave `allowUnauthenticatedIdentities` of `IdentityPool` at false. In CloudFormation: `AllowUnauthenticatedIdentities: false`.',
    set: { 'Properties.AllowUnauthenticatedIdentities': false },
  },
  config: { managedRule: 'COGNITO_IDENTITY_POOL_UNAUTH_ACCESS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'guests are refused',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties: { AllowUnauthenticatedIdentities: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'guests are allowed',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties: { AllowUnauthenticatedIdentities: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the setting comes from another stack',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties: { AllowUnauthenticatedIdentities: !ImportValue Guests }`,
      },
    ],
  },
});
