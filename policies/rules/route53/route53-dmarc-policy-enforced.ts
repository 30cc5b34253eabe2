import { everyOf, nonCompliant, someOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { isDmarc, joined, recordsOf, tagsOf } from './_records';

function isEnforced(text: string): boolean {
  const tags = tagsOf(text);
  return [...tags][0]?.join('=') === 'v=dmarc1' && /^(?:quarantine|reject)$/.test(tags.get('p') ?? '');
}

/** What an unknown part may turn out to be: a value, a tag, or a policy. */
const possible = ['name', 'none', 'reject', 'p=none', 'p=reject', 'v=DMARC1; p=reject'];

export default rule({
  id: 'route53-dmarc-policy-enforced',
  title: 'DMARC records tell receivers to quarantine or reject forgeries',
  why: 'With `p=none`, receivers deliver mail that forges the clinic’s address, and phishing of patients and staff arrives under its name.',
  severity: 'medium',
  controls: { hicp: ['1.S.A', '1.M.A'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(2)'] },
  appliesTo: ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  from: 'small',
  where: resource => someOf(recordsOf(resource), 'DMARC record', isDmarc),

  check: resource =>
    everyOf(recordsOf(resource), record =>
      when(isDmarc(record), () => {
        const values = record.get('ResourceRecords').items();
        const policies = values.filter(value =>
          joined(value.canonicalText() ?? '')
            .toLowerCase()
            .startsWith('v=dmarc1'),
        );
        // Receivers follow none of several: https://www.rfc-editor.org/rfc/rfc7489#section-6.6.3
        return policies.length > 1
          ? nonCompliant(
              () => `${record.path}.ResourceRecords has ${String(policies.length)} DMARC policies; it must have one`,
              record,
            )
          : someOf(values, 'DMARC policy of quarantine or reject', text =>
              mustRead(text, 'v=DMARC1 with p=quarantine or p=reject', isEnforced, possible),
            );
      }),
    ),

  fix: {
    how: 'Publish `v=DMARC1; p=reject` with `route53.TxtRecord`. In CloudFormation: `ResourceRecords` of the `_dmarc` record.',
  },
  config: { none: 'AWS Config does not record what DNS records say.' },

  examples: {
    compliant: [
      {
        when: 'it asks to reject',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject; rua=mailto:dmarc@clinic.example"'] }`,
      },
      {
        when: 'two strings make up reject',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=rej" "ect; rua=mailto:dmarc@clinic.example"'] }`,
      },
      {
        when: 'it is a record of a group',
        resources: `
      Mail:
        Type: AWS::Route53::RecordSetGroup
        Properties:
          HostedZoneName: clinic.example.
          RecordSets:
            - { Type: TXT, TTL: '300', Name: _dmarc.clinic.example., ResourceRecords: ['"v=DMARC1; p=quarantine"'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'there are two policies, so that receivers follow none',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties:
          HostedZoneId: Z1
          Name: _dmarc.clinic.example
          Type: TXT
          TTL: '300'
          ResourceRecords: ['"v=DMARC1; p=reject"', '"v=DMARC1; p=none"']`,
      },
      {
        when: 'two strings make up none',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; x=p=reject; p=no" "ne"'] }`,
      },
      {
        when: 'it only watches',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=none; sp=reject"'] }`,
      },
      {
        when: 'a record of a group only watches',
        resources: `
      Mail:
        Type: AWS::Route53::RecordSetGroup
        Properties:
          HostedZoneName: clinic.example.
          RecordSets:
            - { Type: MX, TTL: '300', Name: clinic.example., ResourceRecords: ['10 mail.clinic.example'] }
            - { Type: TXT, TTL: '300', Name: _dmarc.clinic.example., ResourceRecords: ['"v=DMARC1; p=none"'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the record comes from another stack',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: [!ImportValue Dmarc] }`,
      },
    ],
  },
});
