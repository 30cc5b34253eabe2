import rule from '../../policies/rules/route53/route53-dmarc-policy-enforced';
import type { Json } from '../../lib/core';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const record = compliantExample(rule);
const text = (value: Json): ReturnType<typeof record.with> => record.with('Dmarc.Properties.ResourceRecords', [value]);

ruleCases(rule, [
  ['compliant', 'the policy follows other tags', text('"v=DMARC1;rua=mailto:d@clinic.example;p=quarantine"')],
  ['compliant', 'the address for reports is a parameter', text({ 'Fn::Sub': '"v=DMARC1; p=reject; rua=mailto:${Reports}"' })],
  ['undetermined', 'the policy is a parameter', text({ 'Fn::Sub': '"v=DMARC1; p=${Policy}; rua=mailto:d@clinic.example"' })],
  ['compliant', 'the word is cut in two', text('"v=DMARC1; p=rej" "ect"')],
  ['non-compliant', 'another tag holds the word', text('"v=DMARC1; p=none; x=p=reject"')],
  // route53-dmarc-covers-all-mail judges the share.
  ['compliant', 'the policy holds for no mail', text('"v=DMARC1; p=reject; pct=0"')],
  ['non-compliant', 'only subdomains are rejected', text('"v=DMARC1; sp=reject"')],
  ['non-compliant', 'the record is of another kind', text('"v=spf1 -all; p=reject"')],
  [
    'non-compliant',
    'the domain is a parameter',
    text('"v=DMARC1; p=none"').with('Dmarc.Properties.Name', { 'Fn::Sub': '_dmarc.${Domain}' }),
  ],
]);

test('says nothing about other records', () => {
  expect(assessed(record.with('Dmarc.Properties.Name', 'clinic.example').body, [rule]).findings).toEqual([]);
  expect(assessed(record.with('Dmarc.Properties.Type', 'CNAME').body, [rule]).findings).toEqual([]);
});
