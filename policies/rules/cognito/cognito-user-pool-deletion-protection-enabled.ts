import { rule } from '../../rule';

export default rule({
  id: 'cognito-user-pool-deletion-protection-enabled',
  title: 'Cognito user pools are protected from deletion',
  why: 'A deleted pool takes every account with it: patients and staff are locked out, and there is no backup to restore.',
  severity: 'low',
  controls: { hicp: ['3.M.A'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::Cognito::UserPool'],

  check: pool => pool.property('DeletionProtection').orDefault('INACTIVE').mustBe('ACTIVE'),

  fix: {
    how: 'Set `deletionProtection: true` on `cognito.UserPool`. In CloudFormation: `DeletionProtection: ACTIVE`.',
    set: { 'Properties.DeletionProtection': 'ACTIVE' },
  },
  config: { managedRule: 'COGNITO_USER_POOL_DELETION_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'deletion protection is active',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { DeletionProtection: ACTIVE }`,
      },
    ],
    nonCompliant: [{ when: 'nothing is set', resources: 'Portal: { Type: AWS::Cognito::UserPool }' }],
    undetermined: [
      {
        when: 'the setting comes from another stack',
        resources: `
      Portal:
        Type: AWS::Cognito::UserPool
        Properties: { DeletionProtection: !ImportValue Protection }`,
      },
    ],
  },
});
