import { rule } from '../../rule';

export default rule({
  id: 'appsync-query-depth-limited',
  title: 'GraphQL APIs limit how deep a query goes',
  why: 'One nested query can walk from a patient to all others, or take the API down for those who care for them.',
  severity: 'low',
  controls: { hicp: ['7.M.B'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(7)(i)'] },
  appliesTo: ['AWS::AppSync::GraphQLApi'],

  check: api => api.property('QueryDepthLimit').orDefault(0).mustBeAtLeast(1),

  fix: {
    how: 'Set `queryDepthLimit` of `appsync.GraphqlApi` to the depth that the app needs (`QueryDepthLimit`).',
    set: { 'Properties.QueryDepthLimit': 10 },
  },
  config: {
    none: "No managed rule of AWS Config looks at the depth of queries, and AWS's schema of the item of an API does not list it.",
  },

  examples: {
    compliant: [
      {
        when: 'ten levels are the most',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM, QueryDepthLimit: 10 }`,
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
      {
        when: 'zero stands for no limit',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM, QueryDepthLimit: 0 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM, QueryDepthLimit: !Ref Depth }`,
      },
    ],
  },
});
