import { rule } from '../../rule';

export default rule({
  id: 'quicksight-data-source-encrypted-in-transit',
  title: 'QuickSight reads its data sources over TLS',
  why: 'Dashboards pull whole tables of records; without TLS they cross the network in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::QuickSight::DataSource'],

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-quicksight-datasource-sslproperties.html
  check: source => source.property('SslProperties.DisableSsl').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave `sslProperties` out of `quicksight.CfnDataSource`, or set `disableSsl: false` (`SslProperties.DisableSsl: false`). The database has to offer TLS.',
    set: { 'Properties.SslProperties.DisableSsl': false },
  },
  config: {
    guard: {
      type: 'AWS::QuickSight::DataSource',
      all: [{ path: 'SslProperties.DisableSsl', mustBe: [false], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::QuickSight::DataSource.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Type: 'POSTGRESQL' },
          configuration: { Name: 'claims', Type: 'POSTGRESQL' },
          verdict: 'compliant',
        },
        {
          properties: { Type: 'POSTGRESQL', SslProperties: { DisableSsl: false } },
          configuration: { Name: 'claims', Type: 'POSTGRESQL', SslProperties: { DisableSsl: false } },
          verdict: 'compliant',
        },
        {
          properties: { Type: 'POSTGRESQL', SslProperties: { DisableSsl: true } },
          configuration: { Name: 'claims', Type: 'POSTGRESQL', SslProperties: { DisableSsl: true } },
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
      Claims:
        Type: AWS::QuickSight::DataSource
        Properties: { Name: claims, Type: POSTGRESQL }`,
      },
    ],
    nonCompliant: [
      {
        when: 'TLS is switched off',
        resources: `
      Claims:
        Type: AWS::QuickSight::DataSource
        Properties: { Name: claims, Type: POSTGRESQL, SslProperties: { DisableSsl: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Claims:
        Type: AWS::QuickSight::DataSource
        Properties: { Name: claims, Type: POSTGRESQL, SslProperties: { DisableSsl: !Ref Plain } }`,
      },
    ],
  },
});
