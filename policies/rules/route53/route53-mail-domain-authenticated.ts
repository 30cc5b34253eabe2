import { allOf, compliant, everyOf, someOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { isMailExchange, isSpf, mustBePublished, nameOf, recordsOf } from './_records';

export default rule({
  id: 'route53-mail-domain-authenticated',
  title: 'Mail domains publish SPF and DMARC',
  why: 'Without both records, receivers cannot tell mail of the clinic from a forgery, and phishing of patients and staff arrives under its name.',
  severity: 'medium',
  controls: { hicp: ['1.S.A', '1.M.A'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(2)'] },
  appliesTo: ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  where: resource => someOf(recordsOf(resource), 'MX record', isMailExchange),

  check: resource =>
    everyOf(recordsOf(resource), record =>
      when(isMailExchange(record), () => {
        const name = nameOf(record);
        const labels = name.split('.');
        // The policy of a domain holds for its subdomains.
        const policies = labels
          .slice(0, Math.max(1, labels.length - 1))
          .map((_, index) => `_dmarc.${labels.slice(index).join('.')}`);
        return allOf(mustBePublished(resource, 'SPF', [name], isSpf), () =>
          mustBePublished(resource, 'DMARC', policies, () => compliant),
        );
      }),
    ),

  fix: {
    how: 'Publish `v=spf1 … -all` for the domain and `v=DMARC1; p=reject` for `_dmarc.` before it, with `route53.TxtRecord`. In CloudFormation: `AWS::Route53::RecordSet` of type TXT.',
  },
  config: { none: 'AWS Config does not record what DNS records say.' },

  examples: {
    compliant: [
      {
        when: 'the domain has both',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com -all"'] }
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject"'] }`,
      },
      {
        when: 'both lie in its group',
        resources: `
      Mail:
        Type: AWS::Route53::RecordSetGroup
        Properties:
          HostedZoneName: clinic.example.
          RecordSets:
            - { Type: MX, TTL: '300', Name: clinic.example., ResourceRecords: ['10 mail.clinic.example'] }
            - { Type: TXT, TTL: '300', Name: clinic.example., ResourceRecords: ['"v=spf1 mx -all"'] }
            - { Type: TXT, TTL: '300', Name: _dmarc.clinic.example., ResourceRecords: ['"v=DMARC1; p=reject"'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has SPF only',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com -all"'] }`,
      },
      {
        when: 'the records are those of another domain',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: news.clinic.example., Type: TXT, TTL: '300', Name: news.clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com -all"'] }
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.news.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject"'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the zone is kept elsewhere',
        resources: `
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneId: Z0123456789ABCDEFGHIJ, Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }`,
      },
      {
        when: 'the name of the policy comes from another stack',
        resources: `
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }
      Spf:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: clinic.example, ResourceRecords: ['"v=spf1 include:amazonses.com -all"'] }
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: !ImportValue Name, ResourceRecords: ['"v=DMARC1; p=reject"'] }`,
      },
    ],
  },
});
