import { everyOf, someOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { isDmarc, recordsOf, tagsOf } from './_records';

function isWhole(text: string): boolean {
  const tags = tagsOf(text);
  return (tags.get('pct') ?? '100') === '100' && tags.get('sp') !== 'none' && tags.get('np') !== 'none' && tags.get('t') !== 'y';
}

export default rule({
  id: 'route53-dmarc-covers-all-mail',
  title: 'DMARC policies cover all mail and all subdomains',
  why: 'A policy for a share of the mail, or none for subdomains, leaves forgers the rest: `billing.` before the clinic’s name is enough.',
  severity: 'low',
  controls: { hicp: ['1.M.A'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(2)'] },
  appliesTo: ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  where: resource => someOf(recordsOf(resource), 'DMARC record', isDmarc),

  check: resource =>
    everyOf(recordsOf(resource), record =>
      when(isDmarc(record), () =>
        everyOf(record.get('ResourceRecords').items(), value =>
          mustRead(value, 'a policy without pct below 100, sp=none, np=none or t=y', isWhole, [
            '100',
            'reject',
            'none',
            'y',
            'pct=1',
          ]),
        ),
      ),
    ),

  fix: {
    how: 'Leave `pct`, `sp` and `t` out of the DMARC record, or set `pct=100` and `sp=reject`, with `route53.TxtRecord`. In CloudFormation: `ResourceRecords`.',
  },
  config: { none: 'AWS Config does not record what DNS records say.' },

  examples: {
    compliant: [
      {
        when: 'it says nothing else',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject"'] }`,
      },
      {
        when: 'subdomains are covered',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject; sp=quarantine; pct=100"'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves out names that do not exist',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneId: Z1, Name: _dmarc.clinic.example, Type: TXT, TTL: '300', ResourceRecords: ['"v=DMARC1; p=reject; np=none"'] }`,
      },
      {
        when: 'subdomains are left out',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject; sp=none"'] }`,
      },
      {
        when: 'it holds for a tenth of the mail',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject; pct=10"'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the share comes from another stack',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: [!Join ['', ['"v=DMARC1; p=reject; pct=', !ImportValue Share, '"']]] }`,
      },
    ],
  },
});
