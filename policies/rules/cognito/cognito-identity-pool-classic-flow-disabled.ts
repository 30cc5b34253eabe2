import { rule } from '../../rule';

export default rule({
  id: 'cognito-identity-pool-classic-flow-disabled',
  title: 'Cognito identity pools use the enhanced flow only',
  why: 'In the basic flow the app chooses among all roles that trust the pool, and no session policy limits what it gets.',
  severity: 'low',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::Cognito::IdentityPool'],

  check: pool => pool.property('AllowClassicFlow').mustNotBe(true),

  fix: {
    how: 'Leave out `allowClassicFlow` of `IdentityPool` (`AllowClassicFlow: false`).',
    set: { 'Properties.AllowClassicFlow': false },
  },
  config: {
    guard: {
      type: 'AWS::Cognito::IdentityPool',
      all: [{ path: 'AllowClassicFlow', mustNotBe: [true], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Cognito::IdentityPool.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { AllowClassicFlow: false },
          configuration: { Id: 'patients', AllowClassicFlow: false },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { Id: 'patients' },
          verdict: 'compliant',
        },
        {
          properties: { AllowClassicFlow: true },
          configuration: { Id: 'patients', AllowClassicFlow: true },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it says nothing',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties: { AllowUnauthenticatedIdentities: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the basic flow is allowed',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties: { AllowUnauthenticatedIdentities: false, AllowClassicFlow: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Patients:
        Type: AWS::Cognito::IdentityPool
        Properties: { AllowUnauthenticatedIdentities: false, AllowClassicFlow: !Ref Classic }`,
      },
    ],
  },
});
