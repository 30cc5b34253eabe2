import { allOf, everyOf, nonCompliant, someOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { isSpf, isTxt, joined, recordsOf } from './_records';

const tails = ['name', '+all', '-all', 'x -all'];

/** The first `all` decides; without one, `redirect` does. An address block of everyone is as good as `+all`. */
function refuses(text: string): boolean {
  const terms = joined(text).toLowerCase().split(/\s+/);
  const all = terms.find(term => /^[-+~?]?all$/.test(term));
  const isOpen = terms.some(term => /^\+?(?:ip[46]:[\da-f.:]+|(?:a|mx)(?::[^/]*)?\/?)\/[0-7]$/.test(term));
  return !isOpen && (all === undefined ? terms.some(term => term.startsWith('redirect=')) : all === '-all' || all === '~all');
}

export default rule({
  id: 'route53-spf-record-restrictive',
  title: 'SPF records refuse all other senders, and there is one',
  why: 'An SPF record that ends in `+all` or `?all`, or that stands beside a second one, refuses nobody: everyone sends in the clinic’s name.',
  severity: 'medium',
  controls: { hicp: ['1.M.A'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(2)'] },
  appliesTo: ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  where: resource =>
    someOf(recordsOf(resource), 'SPF record', record =>
      allOf(isTxt(record), () => someOf(record.get('ResourceRecords').items(), 'SPF policy', isSpf)),
    ),

  check: resource =>
    everyOf(recordsOf(resource), record =>
      when(isTxt(record), () => {
        const values = record.get('ResourceRecords').items();
        const policies = values.filter(value => isSpf(value).status === 'compliant');
        return policies.length > 1
          ? nonCompliant(
              () => `${record.path}.ResourceRecords has ${String(policies.length)} SPF policies; it must have one`,
              record,
            )
          : everyOf(values, value =>
              when(isSpf(value), () => mustRead(value, 'a policy that ends in -all or ~all', refuses, tails)),
            );
      }),
    ),

  fix: { how: 'Publish one `v=spf1 … -all` with `route53.TxtRecord`. In CloudFormation: `ResourceRecords`.' },
  config: { none: 'AWS Config does not record what DNS records say.' },

  examples: {
    compliant: [
      {
        when: 'it refuses others',
        resources: `
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com -all"'] }`,
      },
      {
        when: 'it marks others, beside a record for something else',
        resources: `
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com ~all"', '"verification=abc"'] }`,
      },
      {
        when: 'it leaves the policy to another domain',
        resources: `
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 redirect=_spf.clinic.example"'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it takes in every address around its own server',
        resources: `
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneId: Z1, Name: clinic.example, Type: TXT, TTL: '300', ResourceRecords: ['"v=spf1 mx/0 -all"'] }`,
      },
      {
        when: 'it is neutral',
        resources: `
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com ?all"'] }`,
      },
      {
        when: 'it has no end',
        resources: `
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com"'] }`,
      },
      {
        when: 'there are two',
        resources: `
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com -all"', '"v=spf1 mx -all"'] }`,
      },
    ],
    undetermined: [
      {
        when: 'its end comes from another stack',
        resources: `
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: [!Join ['', ['"v=spf1 include:amazonses.com ', !ImportValue End, '"']]] }`,
      },
    ],
  },
});
