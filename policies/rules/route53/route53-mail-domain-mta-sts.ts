import { everyOf, someOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { isMailExchange, joined, mustBePublished, nameOf, recordsOf } from './_records';

export default rule({
  id: 'route53-mail-domain-mta-sts',
  title: 'Mail domains ask senders for TLS by MTA-STS',
  why: 'An attacker on the way strips the offer of TLS, and referrals to the clinic then arrive in clear text without either side noticing.',
  severity: 'low',
  controls: { hicp: ['1.M.C', '1.L.A'], hipaa: ['164.312(e)(1)'] },
  appliesTo: ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  from: 'large',
  where: resource => someOf(recordsOf(resource), 'MX record', isMailExchange),

  check: resource =>
    everyOf(recordsOf(resource), record =>
      when(isMailExchange(record), () =>
        mustBePublished(resource, 'MTA-STS', [`_mta-sts.${nameOf(record)}`], value =>
          mustRead(value, 'a policy that begins with v=STSv1', text => joined(text).startsWith('v=STSv1'), ['v=STSv1;', 'name']),
        ),
      ),
    ),

  fix: {
    how: 'Publish `v=STSv1; id=…` for `_mta-sts.` before the domain with `route53.TxtRecord`, and the policy at `https://mta-sts.<domain>/.well-known/mta-sts.txt`. In CloudFormation: `AWS::Route53::RecordSet`.',
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
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _mta-sts.clinic.example, ResourceRecords: ['"v=STSv1; id=20260101"'] }`,
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
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _mta-sts.news.clinic.example, ResourceRecords: ['"v=STSv1; id=20260101"'] }`,
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
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _mta-sts.clinic.example, ResourceRecords: [!ImportValue Policy] }`,
      },
    ],
  },
});
