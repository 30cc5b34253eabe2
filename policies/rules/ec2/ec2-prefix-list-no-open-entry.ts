import { everyOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { isWide } from './_traffic';

export default rule({
  id: 'ec2-prefix-list-no-open-entry',
  title: 'Prefix list does not hold the whole internet',
  why: 'A security group that names a prefix list looks closed; one entry 0.0.0.0/0 opens every group that uses it at once.',
  severity: 'medium',
  controls: { hicp: ['6.M.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::PrefixList'],

  check: list =>
    everyOf(list.property('Entries').items(), entry =>
      mustNotHold(
        isWide(entry.get('Cidr')),
        () =>
          `${entry.get('Cidr').path} is ${entry.get('Cidr').shownValue()}, the internet or a large part of it; it must be a known network`,
        entry,
      ),
    ),

  fix: {
    how: 'Take the entry out of `entries` of `ec2.PrefixList` (`Entries`), and open a security group to everyone, where that is wanted, by its own rule.',
  },
  config: {
    guard: {
      type: 'AWS::EC2::PrefixList',
      all: [
        {
          every: 'Entries',
          all: [{ path: 'Cidr', mustNotMatch: '^[^:]*\\x2f[0-7]$|:.*\\x2f(?:[0-9]|1[0-5])$' }],
          orAbsent: true,
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::PrefixList.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { PrefixListName: 'sites', Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: '10.0.0.0/8' }] },
          configuration: { PrefixListName: 'sites', Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: '10.0.0.0/8' }] },
          verdict: 'compliant',
        },
        {
          properties: { PrefixListName: 'sites', Entries: [{ Cidr: '2001:db8::/32' }, { Cidr: '2600::/16' }] },
          configuration: { PrefixListName: 'sites', Entries: [{ Cidr: '2001:db8::/32' }, { Cidr: '2600::/16' }] },
          verdict: 'compliant',
        },
        {
          properties: { PrefixListName: 'sites', Entries: [] },
          configuration: { PrefixListName: 'sites', Entries: [] },
          verdict: 'compliant',
        },
        {
          properties: { PrefixListName: 'sites', Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: '0.0.0.0/0' }] },
          configuration: { PrefixListName: 'sites', Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: '0.0.0.0/0' }] },
          verdict: 'non-compliant',
        },
        {
          properties: { PrefixListName: 'sites', Entries: [{ Cidr: '0.0.0.0/1' }, { Cidr: '128.0.0.0/1' }] },
          configuration: { PrefixListName: 'sites', Entries: [{ Cidr: '0.0.0.0/1' }, { Cidr: '128.0.0.0/1' }] },
          verdict: 'non-compliant',
        },
        {
          properties: { PrefixListName: 'sites', Entries: [{ Cidr: '2001:db8::/32' }, { Cidr: '::/0' }] },
          configuration: { PrefixListName: 'sites', Entries: [{ Cidr: '2001:db8::/32' }, { Cidr: '::/0' }] },
          verdict: 'non-compliant',
        },
        {
          properties: { PrefixListName: 'sites', Entries: [{ Cidr: '2000::/15' }] },
          configuration: { PrefixListName: 'sites', Entries: [{ Cidr: '2000::/15' }] },
          verdict: 'non-compliant',
        },
        { properties: { PrefixListName: 'sites' }, configuration: { PrefixListName: 'sites' }, verdict: 'compliant' },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'its entries are known networks',
        resources: `
      Sites:
        Type: AWS::EC2::PrefixList
        Properties: { PrefixListName: sites, AddressFamily: IPv4, MaxEntries: 2, Entries: [{ Cidr: 198.51.100.0/24 }, { Cidr: 203.0.113.0/24 }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'an entry is everyone',
        resources: `
      Sites:
        Type: AWS::EC2::PrefixList
        Properties: { PrefixListName: sites, AddressFamily: IPv4, MaxEntries: 2, Entries: [{ Cidr: 198.51.100.0/24 }, { Cidr: 0.0.0.0/0 }] }`,
      },
      {
        when: 'it holds the internet in two halves',
        resources: `
      Sites:
        Type: AWS::EC2::PrefixList
        Properties: { PrefixListName: sites, AddressFamily: IPv4, MaxEntries: 2, Entries: [{ Cidr: 0.0.0.0/1 }, { Cidr: 128.0.0.0/1 }] }`,
      },
    ],
    undetermined: [
      {
        when: 'an entry is a parameter without a default',
        resources: `
      Sites:
        Type: AWS::EC2::PrefixList
        Properties: { PrefixListName: sites, AddressFamily: IPv4, MaxEntries: 2, Entries: [{ Cidr: !Ref Site }] }`,
      },
    ],
  },
});
