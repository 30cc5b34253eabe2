import { rule } from '../../rule';

export default rule({
  id: 'appsync-introspection-disabled',
  title: 'GraphQL APIs do not answer introspection',
  why: 'Introspection hands an attacker the map of the API: every type of patient data and every way to ask for it.',
  severity: 'low',
  controls: { hicp: ['7.M.B'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::AppSync::GraphQLApi'],

  check: api => api.property('IntrospectionConfig').orDefault('ENABLED').mustBe('DISABLED'),

  fix: {
    how: 'Set `introspectionConfig: appsync.IntrospectionConfig.DISABLED` on `appsync.GraphqlApi` (`IntrospectionConfig: DISABLED`).',
    set: { 'Properties.IntrospectionConfig': 'DISABLED' },
  },
  config: {
    none: "No managed rule of AWS Config looks at introspection, and AWS's schema of the item of an API does not list it.",
  },

  examples: {
    compliant: [
      {
        when: 'introspection is disabled',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM, IntrospectionConfig: DISABLED }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM, IntrospectionConfig: !Ref Introspection }`,
      },
    ],
  },
});
