import { rule } from '../../rule';

const wide = /\/[0-7]$/;

export default rule({
  id: 'ses-receipt-filter-not-allow-all',
  title: 'SES receipt filters do not admit the whole internet',
  why: 'A filter that allows goes before the addresses that SES blocks as known sources of spam and malware, so a wide one admits them all.',
  severity: 'medium',
  controls: { hicp: ['1.S.A', '1.M.A'], hipaa: ['164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::SES::ReceiptFilter'],
  from: 'small',
  where: filter => filter.property('Filter.IpFilter.Policy').mustMatch(/^allow$/i, 'Allow'),

  check: filter =>
    filter.property('Filter.IpFilter.Cidr').must('one network, of /8 or smaller', cidr => !wide.test(String(cidr).trim())),

  fix: { how: 'Name the mail servers of partners in `ses.AllowListReceiptFilter`. In CloudFormation: `Filter.IpFilter.Cidr`.' },
  config: {
    guard: {
      type: 'AWS::SES::ReceiptFilter',
      all: [
        {
          where: 'Filter.IpFilter.Policy',
          is: ['Allow', 'allow', 'ALLOW'],
          all: [{ path: 'Filter.IpFilter.Cidr', mustNotMatch: '\\x2f[0-7]$' }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::SES::ReceiptFilter.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Filter: { IpFilter: { Policy: 'Allow', Cidr: '192.0.2.0/24' } } },
          configuration: { Filter: { Name: 'lab', IpFilter: { Policy: 'Allow', Cidr: '192.0.2.0/24' } } },
          verdict: 'compliant',
        },
        {
          properties: { Filter: { IpFilter: { Policy: 'Allow', Cidr: '0.0.0.0/0' } } },
          configuration: { Filter: { Name: 'all', IpFilter: { Policy: 'Allow', Cidr: '0.0.0.0/0' } } },
          verdict: 'non-compliant',
        },
        {
          properties: { Filter: { IpFilter: { Policy: 'Block', Cidr: '0.0.0.0/0' } } },
          configuration: { Filter: { Name: 'none', IpFilter: { Policy: 'Block', Cidr: '0.0.0.0/0' } } },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it allows the mail server of a partner',
        resources: `
      Partner:
        Type: AWS::SES::ReceiptFilter
        Properties: { Filter: { IpFilter: { Cidr: 192.0.2.10, Policy: Allow } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everyone',
        resources: `
      Partner:
        Type: AWS::SES::ReceiptFilter
        Properties: { Filter: { IpFilter: { Cidr: 0.0.0.0/0, Policy: Allow } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the network comes from another stack',
        resources: `
      Partner:
        Type: AWS::SES::ReceiptFilter
        Properties: { Filter: { IpFilter: { Cidr: !ImportValue Partner, Policy: Allow } } }`,
      },
    ],
  },
});
