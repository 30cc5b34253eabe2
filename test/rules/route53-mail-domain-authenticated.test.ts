import rule from '../../policies/rules/route53/route53-mail-domain-authenticated';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';
import type { Json } from '../../lib/core';

const domain = compliantExample(rule);
const name = (id: string, value: Json): typeof domain => domain.with(`${id}.Properties.Name`, value);
const everywhere = (value: (prefix: string) => Json): typeof domain =>
  name('Mail', value('')).with('Spf.Properties.Name', value('')).with('Dmarc.Properties.Name', value('_dmarc.'));

ruleCases(rule, [
  ['compliant', 'names differ by a dot and by case', name('Mail', 'Clinic.Example.')],
  ['compliant', 'all names are made of one parameter', everywhere(prefix => ({ 'Fn::Sub': `${prefix}\${Domain}` }))],
  [
    'compliant',
    'the policy of the domain above holds',
    name('Mail', 'mail.clinic.example').with('Spf.Properties.Name', 'mail.clinic.example'),
  ],
  ['compliant', 'the policy is an alias of one elsewhere', domain.with('Dmarc.Properties.Type', 'CNAME')],
  ['non-compliant', 'the policy is that of a subdomain', name('Dmarc', '_dmarc.mail.clinic.example')],
  ['non-compliant', 'the text of the domain is no SPF policy', domain.with('Spf.Properties.ResourceRecords', ['"hello"'])],
  ['undetermined', 'the zone of the record is another one', name('Dmarc', 'x.example').without('Zone')],
  [
    'non-compliant',
    'the zone is referred to',
    name('Dmarc', 'x.example').with('Mail.Properties', {
      HostedZoneId: { Ref: 'Zone' },
      Type: 'MX',
      Name: 'clinic.example',
      ResourceRecords: ['10 mail.clinic.example'],
    }),
  ],
  ['undetermined', 'the domain is a parameter and the records are not', name('Mail', { Ref: 'Domain' })],
]);

test.each([
  ['takes no mail', ['0 .']],
  ['takes bounces for a MAIL FROM domain', ['10 feedback-smtp.us-east-1.amazonses.com']],
])('a domain that %s is not judged', (_, values) => {
  const { body } = domain.with('Mail.Properties.ResourceRecords', values).without('Dmarc');
  expect(() => verdictOn(rule, body)).toThrow('says nothing about Mail');
});
