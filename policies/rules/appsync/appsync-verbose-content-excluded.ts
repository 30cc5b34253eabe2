import { rule } from '../../rule';

export default rule({
  id: 'appsync-verbose-content-excluded',
  title: 'Logs of GraphQL APIs leave out what was asked and answered',
  why: 'Verbose logs hold headers, arguments and evaluated templates, so ePHI and sign-in tokens lie where every reader of logs sees them.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::AppSync::GraphQLApi'],
  when: 'phi',
  where: api => api.property('LogConfig').mustBePresent(),

  check: api => api.property('LogConfig.ExcludeVerboseContent').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `logConfig: { excludeVerboseContent: true }` on `appsync.GraphqlApi` (`LogConfig.ExcludeVerboseContent`).',
    set: { 'Properties.LogConfig.ExcludeVerboseContent': true },
  },
  config: {
    guard: {
      type: 'AWS::AppSync::GraphQLApi',
      all: [{ given: 'LogConfig.FieldLogLevel', all: [{ path: 'LogConfig.ExcludeVerboseContent', mustBe: [true] }] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::AppSync::GraphQLApi.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { LogConfig: { FieldLogLevel: 'ERROR', ExcludeVerboseContent: true } },
          configuration: { Name: 'portal', LogConfig: { FieldLogLevel: 'ERROR', ExcludeVerboseContent: true } },
          verdict: 'compliant',
        },
        {
          properties: { LogConfig: { FieldLogLevel: 'ALL', ExcludeVerboseContent: false } },
          configuration: { Name: 'portal', LogConfig: { FieldLogLevel: 'ALL', ExcludeVerboseContent: false } },
          verdict: 'non-compliant',
        },
        {
          properties: { LogConfig: { FieldLogLevel: 'ALL' } },
          configuration: { Name: 'portal', LogConfig: { FieldLogLevel: 'ALL' } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Name: 'portal' },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'content is excluded',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties:
          Name: portal
          AuthenticationType: AWS_IAM
          LogConfig: { FieldLogLevel: ERROR, ExcludeVerboseContent: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM, LogConfig: { FieldLogLevel: ALL } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties:
          Name: portal
          AuthenticationType: AWS_IAM
          LogConfig: { FieldLogLevel: ALL, ExcludeVerboseContent: !Ref Exclude }`,
      },
    ],
  },
});
