import { rule } from '../../rule';

export default rule({
  id: 'verifiedpermissions-policy-store-validated',
  title: 'Policy stores of Verified Permissions check policies against the schema',
  why: 'A policy with a misspelled attribute is stored and never matches: a rule that forbids access to a record then forbids nothing.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::VerifiedPermissions::PolicyStore'],

  check: store => store.property('ValidationSettings.Mode').mustBe('STRICT'),

  fix: {
    how: "Set `validationSettings: { mode: 'STRICT' }` and `schema` on `verifiedpermissions.CfnPolicyStore` (`ValidationSettings.Mode`).",
    set: { 'Properties.ValidationSettings.Mode': 'STRICT' },
  },
  config: { none: 'AWS Config does not record policy stores.' },

  examples: {
    compliant: [
      {
        when: 'policies are checked',
        resources: `
      Access:
        Type: AWS::VerifiedPermissions::PolicyStore
        Properties: { ValidationSettings: { Mode: STRICT }, Schema: { CedarJson: '{}' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they are not',
        resources: `
      Access:
        Type: AWS::VerifiedPermissions::PolicyStore
        Properties: { ValidationSettings: { Mode: 'OFF' } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Access:
        Type: AWS::VerifiedPermissions::PolicyStore
        Properties: { ValidationSettings: { Mode: !Ref Mode } }`,
      },
    ],
  },
});
