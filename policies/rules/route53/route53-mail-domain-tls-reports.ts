import { everyOf, someOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { isMailExchange, joined, mustBePublished, nameOf, recordsOf } from './_records';

export default rule({
  id: 'route53-mail-domain-tls-reports',
  title: 'Mail domains ask senders for reports on TLS',
  why: 'Without reports nobody learns that mail to the clinic fails, or falls back to clear text, because a certificate or a policy is wrong.',
  severity: 'low',
  controls: { hicp: ['1.M.C', '1.L.C'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  from: 'large',
  where: resource => someOf(recordsOf(resource), 'MX record', isMailExchange),

  check: resource =>
    everyOf(recordsOf(resource), record =>
      when(isMailExchange(record), () =>
        mustBePublished(resource, 'TLS-RPT', [`_smtp._tls.${nameOf(record)}`], value =>
          mustRead(value, 'a policy that begins with v=TLSRPTv1', text => joined(text).startsWith('v=TLSRPTv1'), [
            'v=TLSRPTv1;',
            'name',
          ]),
        ),
      ),
    ),

  fix: {
    how: 'Publish `v=TLSRPTv1; rua=mailto:…` for `_smtp._tls.` before the domain with `route53.TxtRecord`. In CloudFormation: `AWS::Route53::RecordSet`.',
  },
  config: { none: 'AWS Config does not record what DNS records say.' },

  examples: {
    compliant: [
      {
        when: 'the domain has the record',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }
      Policy:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _smtp._tls.clinic.example, ResourceRecords: ['"v=TLSRPTv1; rua=mailto:tls@clinic.example"'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
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
        when: 'the record belongs to another domain',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }
      Policy:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _smtp._tls.news.clinic.example, ResourceRecords: ['"v=TLSRPTv1; rua=mailto:tls@clinic.example"'] }`,
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
        when: 'the record comes from another stack',
        resources: `
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }
      Policy:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _smtp._tls.clinic.example, ResourceRecords: [!ImportValue Policy] }`,
      },
    ],
  },
});
