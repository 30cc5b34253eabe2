import { rule } from '../../rule';

export default rule({
  id: 'appstream-fleet-no-default-internet-access',
  title: 'AppStream fleet has no internet access of its own',
  why: 'With default internet access each streaming instance gets a public address, and what it opens and uploads passes no filter of the clinic.',
  severity: 'medium',
  controls: { hicp: ['6.M.B', '6.M.D'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::AppStream::Fleet'],

  check: fleet => fleet.property('EnableDefaultInternetAccess').mustNotBe(true),

  fix: {
    how: 'Leave out `enableDefaultInternetAccess` of `appstream.CfnFleet` (`EnableDefaultInternetAccess`), and let the subnets of the fleet route through a NAT gateway or firewall.',
    set: { 'Properties.EnableDefaultInternetAccess': false },
  },
  config: {
    guard: {
      type: 'AWS::AppStream::Fleet',
      all: [{ path: 'EnableDefaultInternetAccess', mustNotBe: [true], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::AppStream::Fleet.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { EnableDefaultInternetAccess: false },
          configuration: { Name: 'viewer', EnableDefaultInternetAccess: false },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { Name: 'viewer' },
          verdict: 'compliant',
        },
        {
          properties: { EnableDefaultInternetAccess: true },
          configuration: { Name: 'viewer', EnableDefaultInternetAccess: true },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it is off',
        resources: `
      Charts:
        Type: AWS::AppStream::Fleet
        Properties: { Name: charts, InstanceType: stream.standard.medium, EnableDefaultInternetAccess: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is on',
        resources: `
      Charts:
        Type: AWS::AppStream::Fleet
        Properties: { Name: charts, InstanceType: stream.standard.medium, EnableDefaultInternetAccess: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Charts:
        Type: AWS::AppStream::Fleet
        Properties: { Name: charts, InstanceType: stream.standard.medium, EnableDefaultInternetAccess: !Ref Internet }`,
      },
    ],
  },
});
