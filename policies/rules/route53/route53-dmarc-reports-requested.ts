import { everyOf, someOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { isDmarc, recordsOf, tagsOf } from './_records';

export default rule({
  id: 'route53-dmarc-reports-requested',
  title: 'DMARC records ask receivers for reports',
  why: 'Without reports nobody at the clinic learns that its name is used for phishing, or that its own mail no longer passes.',
  severity: 'low',
  controls: { hicp: ['1.M.A', '1.L.C'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  where: resource => someOf(recordsOf(resource), 'DMARC record', isDmarc),

  check: resource =>
    everyOf(recordsOf(resource), record =>
      when(isDmarc(record), () =>
        someOf(record.get('ResourceRecords').items(), 'DMARC policy with an address for reports', value =>
          mustRead(value, 'a policy with rua=mailto:', text => tagsOf(text).get('rua')?.startsWith('mailto:') === true, [
            'name',
            'rua=mailto:x',
            '; rua=mailto:x',
            'mailto:x',
          ]),
        ),
      ),
    ),

  fix: { how: 'Add `rua=mailto:…` to the DMARC record of `route53.TxtRecord`. In CloudFormation: `ResourceRecords`.' },
  config: { none: 'AWS Config does not record what DNS records say.' },

  examples: {
    compliant: [
      {
        when: 'it names an address',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject; rua=mailto:dmarc@clinic.example"'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: TXT, TTL: '300', Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject"'] }`,
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
